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
  /// Whether the legend, a short row, stands beside the title of the axis.
  var legendIsBeside = false
  /// Where the data are: all of `area` but the strip below.
  var dataArea: Rect
  /// What the legend takes from the height of the data.
  var legendHeight = 0.0

  struct EndLabel {
    var text: String
    var color: Color
    /// The line's end.
    var end: Point
    /// Where the label begins.
    var x: Double
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
      copy.legendIsBeside =
        plot.y.title != nil && copy.legend.count == 1 && copy.legend[0].width + titleWidth + 24 <= frame.width
      copy.legendHeight = copy.legendIsBeside ? 0 : Double(copy.legend.count) * (lineHeight + 2)
      let top = titleHeight + copy.legendHeight + plot.stripAbove
      let height = max(20, frame.height - top - bottom - PlotLayout.tickLength)
      let dataHeight = max(20, height - plot.stripBelow)
      let yCount = max(2, min(6, Int(dataHeight / 34)))
      let yRange = (frame.y + top + dataHeight, frame.y + top)
      copy.y = plot.yScale(yRange, ticks: yCount)
      copy.yTicks = copy.y.ticks(about: yCount)
      let tickWidth = copy.yTicks.major.map { type.width($0.label, FigureType.number) }.max() ?? 0
      let ticksRoom = (plot.y.isLabelled ? tickWidth + 4 : 0) + PlotLayout.tickLength
      let leftRoom = max(left, plot.y.isHidden ? 0 : ticksRoom)
      func place(right rightRoom: Double) {
        let width = max(20, frame.width - leftRoom - rightRoom)
        copy.area = Rect(x: frame.x + leftRoom, y: frame.y + top, width: width, height: height)
        copy.dataArea = copy.area
        copy.dataArea.height = dataHeight
        copy.x = plot.xScale((copy.area.x, copy.area.maxX))
        copy.xTicks = PlotLayout.fittingTicks(copy.x, copy.area, type)
      }
      let rightRoom = max(right, direct && widest > 0 ? widest + PlotLayout.labelGap : 6)
      place(right: rightRoom)
      let excess = plot.x.isLabelled ? copy.ticksExcess(type) : 0
      if excess > 0 { place(right: rightRoom + excess) }
      if direct {
        let ends = labelled.compactMap { mark in mark.end(copy.x, copy.y).map { (mark, $0) } }
        let room = (copy.area.y - lineHeight / 2)...(copy.area.maxY + lineHeight / 2)
        guard let places = LabelStack.places(ends.map(\.1.y), size: lineHeight + 1, in: room) else { return nil }
        copy.endLabels = zip(ends, places).map { end, place in
          EndLabel(
            text: end.0.label ?? "", color: end.0.color, end: end.1, x: copy.area.maxX + PlotLayout.labelGap,
            middle: place)
        }
        copy.moveLabelsToEarlyEnds(plot.marks, type)
      }
      return copy
    }
    (area, dataArea, x, y) = (frame, frame, LinearScale(0...1), LinearScale(0...1))
    (xTicks, yTicks) = (Ticks(major: []), Ticks(major: []))
    let direct = widest <= frame.width * 0.36 ? build(direct: true) : nil
    if let built = direct ?? build(direct: false) { self = built }
  }

  /// How far the last tick's label reaches beyond the frame.
  private func ticksExcess(_ type: Typesetter) -> Double {
    guard let last = xTicks.major.last, let place = x.position(last.value) else { return 0 }
    return max(0, place + type.width(last.label, FigureType.number) / 2 - frame.maxX)
  }

  /// A line that ends long before the others has its name where it ends, if there is room.
  private mutating func moveLabelsToEarlyEnds(_ marks: [Mark], _ type: Typesetter) {
    var obstacles = Obstacles(marks, self)
    let height = type.height(FigureType.label)
    for index in endLabels.indices where area.maxX - endLabels[index].end.x > 30 {
      let (end, width) = (endLabels[index].end, type.width(endLabels[index].text, FigureType.label))
      let sides = [end.y - height / 2, end.y - height - 4, end.y + 4]
      let boxes = sides.map { Rect(x: end.x + 6, y: $0, width: width, height: height) }
      guard let box = boxes.first(where: { dataArea.contains($0) && obstacles.areClear(of: $0) }) else { continue }
      obstacles.add(box)
      (endLabels[index].x, endLabels[index].middle) = (box.x, box.midY)
    }
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
