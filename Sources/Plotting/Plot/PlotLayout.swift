/// Where the parts of a plot stand in its frame.
struct PlotLayout {
  var frame: Rect
  /// Between the axes.
  var area: Rect
  var x: any Scale
  var y: any Scale
  var xTicks: Ticks
  var yTicks: Ticks
  /// Labels at the lines' ends; empty where a legend says it.
  var endLabels: [EndLabel] = []
  var legend: [Legend.Row] = []

  struct EndLabel {
    var text: String
    var color: Color
    /// The line's end.
    var end: Point
    /// The label's middle.
    var middle: Double
  }

  static let tickLength = 3.5
  static let labelGap = 7.0

  /// - Parameters:
  ///   - left: at least so much room for tick labels, to align plots above each other.
  ///   - right: likewise for labels at the lines' ends.
  init(_ plot: Plot, in frame: Rect, _ type: Typesetter, left: Double = 0, right: Double = 0) {
    self.frame = frame
    let lineHeight = type.height(FigureType.label)
    let labelled = plot.marks.filter { $0.label != nil && $0.feedsScales }
    let widest = labelled.map { type.width($0.label ?? "", FigureType.label) }.max() ?? 0
    let bottom = (plot.x.isLabelled ? lineHeight + 3 : 0) + (plot.x.title == nil ? 0 : lineHeight + 2)
    let titleHeight = plot.y.title == nil ? lineHeight / 2 : lineHeight + 6

    func build(direct: Bool) -> PlotLayout? {
      var copy = self
      let entries = (direct ? [] : labelled.map { Legend.Entry($0) }) + plot.keys.map { Legend.Entry($0) }
      let titleWidth = type.width(plot.y.title ?? "", FigureType.label)
      copy.legend = Legend.rows(entries, width: frame.width, type)
      // One short row of keys stands beside the axis title.
      let beside = copy.legend.count == 1 && copy.legend[0].width + titleWidth + 24 <= frame.width
      let legendHeight = beside ? 0 : Double(copy.legend.count) * (lineHeight + 2)
      let top = titleHeight + legendHeight + plot.stripAbove
      let height = max(20, frame.height - top - bottom - PlotLayout.tickLength)
      let yCount = max(2, min(6, Int(height / 34)))
      let yRange = (frame.y + top + height, frame.y + top)
      copy.y = plot.yScale(yRange, ticks: yCount)
      copy.yTicks = copy.y.ticks(about: yCount)
      let tickWidth = copy.yTicks.major.map { type.width($0.label, FigureType.number) }.max() ?? 0
      let ticksRoom = (plot.y.isLabelled ? tickWidth + 4 : 0) + PlotLayout.tickLength
      let leftRoom = max(left, plot.y.isHidden ? 0 : ticksRoom)
      let rightRoom = max(right, direct && widest > 0 ? widest + PlotLayout.labelGap : 6)
      let width = max(20, frame.width - leftRoom - rightRoom)
      copy.area = Rect(x: frame.x + leftRoom, y: frame.y + top, width: width, height: height)
      copy.x = plot.xScale((copy.area.x, copy.area.maxX))
      copy.xTicks = PlotLayout.fittingTicks(copy.x, copy.area, type)
      if direct {
        let ends = labelled.compactMap { mark in mark.end(copy.x, copy.y).map { (mark, $0) } }
        let room = (copy.area.y - lineHeight / 2)...(copy.area.maxY + lineHeight / 2)
        guard let places = LabelStack.places(ends.map(\.1.y), size: lineHeight + 1, in: room) else { return nil }
        copy.endLabels = zip(ends, places).map { end, place in
          EndLabel(text: end.0.label ?? "", color: end.0.color, end: end.1, middle: place)
        }
      }
      return copy
    }
    (area, x, y) = (frame, LinearScale(0...1), LinearScale(0...1))
    (xTicks, yTicks) = (Ticks(major: []), Ticks(major: []))
    let direct = widest <= frame.width * 0.36 ? build(direct: true) : nil
    if let built = direct ?? build(direct: false) { self = built }
  }

  /// As many ticks as stand apart.
  private static func fittingTicks(_ scale: any Scale, _ area: Rect, _ type: Typesetter) -> Ticks {
    for count in stride(from: max(2, min(7, Int(area.width / 45))), through: 1, by: -1) {
      let ticks = scale.ticks(about: count)
      let spans = ticks.major.compactMap { tick in
        scale.position(tick.value).map { ($0, type.width(tick.label, FigureType.number) / 2 + 3) }
      }
      if zip(spans, spans.dropFirst()).allSatisfy({ $0.0 + $0.1 <= $1.0 - $1.1 }) { return ticks }
    }
    return Ticks(major: Array(scale.ticks(about: 1).major.prefix(1)))
  }
}

extension PlotLayout {
  /// Plots above each other, with their axes in line.
  static func aligned(_ plots: [Plot], in frames: [Rect], _ type: Typesetter) -> [PlotLayout] {
    let first = zip(plots, frames).map { PlotLayout($0, in: $1, type) }
    let left = zip(first, frames).map { $0.area.x - $1.x }.max() ?? 0
    let right = zip(first, frames).map { $1.maxX - $0.area.maxX }.max() ?? 0
    return zip(plots, frames).map { PlotLayout($0, in: $1, type, left: left, right: right) }
  }
}
