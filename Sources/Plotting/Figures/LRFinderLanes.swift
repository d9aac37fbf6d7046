/// What stands between the curve and the axis of a range test: the cycle's bounds as a bracket, and below it a tick and
/// a name for every rule.
struct LRFinderLanes {
  private let names: TickNames
  private let cycle: ClosedRange<Double>?
  private let type: Typesetter
  private let laneHeight: Double
  /// What the lowest names leave of their ticks.
  private static let foot = 5.0

  init(_ figure: LRFinderFigure, _ sheet: FigureFrame, layout: PlotLayout) {
    type = sheet.type
    laneHeight = sheet.type.height(FigureType.small) + 1
    cycle = figure.cycle.flatMap { layout.x.position($0.upperBound) == nil ? nil : $0 }
    let room = layout.frame.x...layout.frame.maxX
    let rules = LRFinderLanes.merged(figure.suggestions).compactMap { suggestion -> TickNames.Item? in
      guard let x = layout.x.position(suggestion.rate), x >= layout.area.x - 1, x <= layout.area.maxX + 1 else {
        return nil
      }
      let text = "\(suggestion.rule) \(NumberText.significant(suggestion.rate))"
      return TickNames.Item(text: text, x: x, width: sheet.type.width(text, FigureType.small))
    }
    names = TickNames(rules, in: room)
  }

  /// Rules that print the same rate share a tick.
  private static func merged(_ suggestions: [LRFinderFigure.Suggestion]) -> [LRFinderFigure.Suggestion] {
    suggestions.sorted { $0.rate < $1.rate }.reduce(into: []) { merged, next in
      if let last = merged.last, NumberText.significant(last.rate) == NumberText.significant(next.rate) {
        merged[merged.count - 1].rule += ", \(next.rule)"
      } else {
        merged.append(next)
      }
    }
  }

  /// Zero where there is nothing to show.
  var height: Double {
    let lanes = names.laneCount + (cycle == nil ? 0 : 1)
    return lanes == 0 ? 0 : Double(lanes) * laneHeight + LRFinderLanes.foot + 5
  }

  func elements(_ layout: PlotLayout) -> [Element] {
    bracket(layout)
      + names.items.flatMap { item -> [Element] in
        // A tick ends below its own name and passes no other.
        let bottom = layout.area.maxY - Double(item.lane) * laneHeight - LRFinderLanes.foot
        let tick = Path.polyline([Point(item.x, layout.area.maxY), Point(item.x, bottom)])
        let name = Point(item.left, bottom - laneHeight / 2 + type.baselineShift(FigureType.small))
        return [
          .shape(tick, fill: nil, stroke: Stroke(Palette.muted, width: 0.8)),
          type.place(item.text, at: name, font: FigureType.small, color: Palette.muted),
        ]
      }
  }

  private func bracket(_ layout: PlotLayout) -> [Element] {
    guard let cycle else { return [] }
    let area = layout.area
    let places = [cycle.lowerBound, cycle.upperBound].map { layout.x.position($0) ?? area.x }
    let (left, right) = (min(max(places[0], area.x), area.maxX), min(max(places[1], area.x), area.maxX))
    let color = Palette.series(3)
    let middle = area.maxY - Double(names.laneCount) * laneHeight - LRFinderLanes.foot - laneHeight / 2
    let path = Path([
      .move(Point(left, middle + 3)), .line(Point(left, middle - 3)), .move(Point(left, middle)),
      .line(Point(right, middle)), .move(Point(right, middle - 3)), .line(Point(right, middle + 3)),
    ])
    var elements = [Element.shape(path, fill: nil, stroke: Stroke(color, width: 0.8))]
    let text = "cycle \(NumberText.significant(cycle.lowerBound)) to \(NumberText.significant(cycle.upperBound))"
    let width = type.width(text, FigureType.small)
    let x = right + 5 + width <= layout.frame.maxX ? right + 5 : left - 5 - width
    if x >= layout.frame.x {
      let place = Point(x, middle + type.baselineShift(FigureType.small))
      elements.append(type.place(text, at: place, font: FigureType.small, color: color))
    }
    return elements
  }
}
