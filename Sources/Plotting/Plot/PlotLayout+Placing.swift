extension PlotLayout {
  /// Gives the legend, the axes and their ticks their places, from top to bottom and then across.
  ///
  /// - Parameters:
  ///   - labelled: marks that the legend has to name.
  ///   - left: at least so much room for tick labels.
  ///   - right: room beside the axes; more where the last tick's label needs it.
  mutating func place(
    _ plot: Plot, explaining labelled: [Mark], _ type: Typesetter, left: Double, right: Double
  ) {
    placeLegend(of: plot, explaining: labelled, type)
    placeHeights(of: plot, type)
    let tickWidth = yTicks.major.map { type.width($0.label, FigureType.number) }.max() ?? 0
    let ticksRoom = (plot.y.isLabelled ? tickWidth + 4 : 0) + PlotLayout.tickLength
    let leftRoom = max(left, plot.y.isHidden ? 0 : ticksRoom)
    placeWidths(of: plot, type, left: leftRoom, right: right)
    let excess = plot.x.isLabelled ? ticksExcess(type) : 0
    if excess > 0 { placeWidths(of: plot, type, left: leftRoom, right: right + excess) }
  }

  /// One short row of keys stands beside the axis title.
  private mutating func placeLegend(of plot: Plot, explaining labelled: [Mark], _ type: Typesetter) {
    let entries = labelled.map { Legend.Entry($0) } + plot.keys.map { Legend.Entry($0) }
    let titleWidth = type.width(plot.y.title ?? "", FigureType.label)
    legend = Legend.rows(entries, width: frame.width, type)
    legendIsBeside = plot.y.title != nil && legend.count == 1 && legend[0].width + titleWidth + 24 <= frame.width
    legendHeight = legendIsBeside ? 0 : Double(legend.count) * (type.height(FigureType.label) + 2)
  }

  /// The y axis and its ticks, in what titles, legend and strips leave.
  private mutating func placeHeights(of plot: Plot, _ type: Typesetter) {
    let lineHeight = type.height(FigureType.label)
    let titleHeight = plot.y.title == nil ? lineHeight / 2 : lineHeight + 6
    let top = titleHeight + legendHeight + plot.stripAbove
    let bottom = (plot.x.isLabelled ? lineHeight + 3 : 0) + (plot.x.title == nil ? 0 : lineHeight + 2)
    (area.y, area.height) = (frame.y + top, max(20, frame.height - top - bottom - PlotLayout.tickLength))
    (dataArea.y, dataArea.height) = (area.y, max(20, area.height - plot.stripBelow))
    let count = max(2, min(6, Int(dataArea.height / 34)))
    y = plot.yScale((frame.y + top + dataArea.height, frame.y + top), ticks: count)
    yTicks = y.ticks(about: count)
  }

  /// The x axis and its ticks.
  private mutating func placeWidths(of plot: Plot, _ type: Typesetter, left: Double, right: Double) {
    (area.x, area.width) = (frame.x + left, max(20, frame.width - left - right))
    (dataArea.x, dataArea.width) = (area.x, area.width)
    x = plot.xScale((area.x, area.maxX))
    xTicks = PlotLayout.fittingTicks(x, area, type)
  }

  /// - Returns: false where the labels at the lines' ends have no room.
  mutating func placeEndLabels(of labelled: [Mark], among marks: [Mark], _ type: Typesetter) -> Bool {
    let lineHeight = type.height(FigureType.label)
    let ends = labelled.compactMap { mark in mark.end(x, y).map { (mark, $0) } }
    let room = (area.y - lineHeight / 2)...(area.maxY + lineHeight / 2)
    guard let places = LabelStack.places(ends.map(\.1.y), size: lineHeight + 1, in: room) else { return false }
    endLabels = zip(ends, places).map { end, place in
      EndLabel(
        text: end.0.label ?? "", color: end.0.color, end: end.1, x: area.maxX + PlotLayout.labelGap, middle: place)
    }
    moveLabelsToEarlyEnds(marks, type)
    return true
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
