import Foundation

@testable import Plotting

/// A plot as a reader sees it: two lines with ticks, and numbers beside these.
struct PlotReader {
  struct Axis {
    struct Tick {
      var place: Double
      /// What stands beside it.
      var labels: [PlacedText]

      var number: Double? { labels.first.flatMap { ReadNumber($0.text)?.value } }
    }

    var ticks: [Tick]

    var isLabelled: Bool { ticks.contains { !$0.labels.isEmpty } }

    /// Where a number stands, by the two labels next to it.
    func place(_ value: Double, isLog: Bool = false) -> Double {
      func along(_ number: Double) -> Double { isLog ? log10(number) : number }
      let known = ticks.compactMap { tick in tick.number.map { (number: along($0), place: tick.place) } }
        .sorted { $0.number < $1.number }
      guard known.count > 1 else { return .nan }
      let above = known.dropFirst().firstIndex { along(value) <= $0.number } ?? known.count - 1
      let (one, other) = (known[above - 1], known[above])
      let share = (along(value) - one.number) / (other.number - one.number)
      return one.place + share * (other.place - one.place)
    }
  }

  var area: Rect
  var x: Axis
  var y: Axis

  /// From the top of the sheet to its bottom.
  static func all(in scene: SceneReader) -> [PlotReader] {
    let hair = Stroke(Palette.muted, width: Line.hair)
    return scene.shapes.filter { $0.stroke == hair && $0.fill == nil && $0.points.count > 4 && !$0.isClipped }
      .map { PlotReader($0.points, scene.texts) }.sorted { $0.area.y < $1.area.y }
  }

  /// - Parameter points: the ends of straight pieces: the axis across, the axis up, and the ticks.
  private init(_ points: [Point], _ texts: [PlacedText]) {
    let pieces = stride(from: 0, to: points.count - 1, by: 2).map { (from: points[$0], to: points[$0 + 1]) }
    let (left, right, bottom) = (points[0].x, points[1].x, points[0].y)
    let top = points.map(\.y).min() ?? bottom
    area = Rect(x: left, y: top, width: right - left, height: bottom - top)
    let numbers = texts.filter { $0.font == FigureType.number && $0.color == Palette.muted }
    let below = numbers.filter { $0.anchor == .middle && (bottom...bottom + 20).contains($0.position.y) }
    let beside = numbers.filter { $0.anchor == .end && (left - 8...left).contains($0.position.x) }
    let long = pieces.filter { abs(hypot($0.to.x - $0.from.x, $0.to.y - $0.from.y) - PlotLayout.tickLength) < 1e-9 }
    x = Axis(
      ticks: long.filter { $0.from.y == bottom && $0.to.y > bottom }.map { tick in
        Axis.Tick(place: tick.from.x, labels: below.filter { abs($0.position.x - tick.from.x) < 0.01 })
      })
    y = Axis(
      ticks: long.filter { $0.from.x == left && $0.to.x < left }.map { tick in
        // Half the height of the figures below the tick.
        let baseline = tick.from.y + 0.36 * FigureType.number.size
        return Axis.Tick(place: tick.from.y, labels: beside.filter { abs($0.position.y - baseline) < 0.01 })
      })
  }
}
