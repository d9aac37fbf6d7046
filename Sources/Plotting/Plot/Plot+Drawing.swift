extension Plot {
  /// The plot in `frame`.
  func elements(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    let area = layout.area
    let dataArea = layout.dataArea
    let clip = Rect(x: area.x - 2.5, y: area.y - 2.5, width: area.width + 5, height: dataArea.height + 5)
    let regions = marks.filter { $0.shape == .region }
    let others = marks.filter { $0.shape != .region }
    func drawn(_ marks: [Mark], in area: Rect) -> [Element] {
      marks.flatMap { $0.elements(layout.x, layout.y, in: area) }
    }
    return drawn(regions, in: area) + grid(layout) + [.group(Group(clip: clip, drawn(others, in: dataArea)))]
      + axes(layout, type)
      + titles(layout, type) + endLabels(layout, type) + noteTexts(layout, type)
  }

  private func grid(_ layout: PlotLayout) -> [Element] {
    let area = layout.area
    let lines =
      y.isHidden
      ? layout.xTicks.major.compactMap { layout.x.position($0.value) }.map {
        [Point($0, area.y), Point($0, area.maxY)]
      }
      : layout.yTicks.major.compactMap { layout.y.position($0.value) }.map {
        [Point(area.x, $0), Point(area.maxX, $0)]
      }
    return lines.map { .shape(.polyline($0), fill: nil, stroke: Stroke(Palette.grid, width: Line.hair)) }
  }

  private func axes(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    let area = layout.area
    let hair = Stroke(Palette.muted, width: Line.hair)
    let length = PlotLayout.tickLength
    var path = Path.polyline([Point(area.x, area.maxY), Point(area.maxX, area.maxY)])
    if !y.isHidden { path.steps += [.move(Point(area.x, area.y)), .line(Point(area.x, layout.dataArea.maxY))] }
    var labels: [Element] = []
    func xTick(_ value: Double, _ length: Double) -> Double? {
      guard let x = layout.x.position(value) else { return nil }
      path.steps += [.move(Point(x, area.maxY)), .line(Point(x, area.maxY + length))]
      return x
    }
    func yTick(_ value: Double, _ length: Double) -> Double? {
      guard let y = layout.y.position(value) else { return nil }
      path.steps += [.move(Point(area.x, y)), .line(Point(area.x - length, y))]
      return y
    }
    for value in layout.xTicks.minor { _ = xTick(value, length * 0.55) }
    for value in y.isHidden ? [] : layout.yTicks.minor { _ = yTick(value, length * 0.55) }
    let baseline = area.maxY + length + 2 + type.measurer.measure("0", FigureType.number).ascent
    for tick in layout.xTicks.major {
      guard let x = xTick(tick.value, length), self.x.isLabelled else { continue }
      let place = Point(x, baseline)
      labels.append(type.place(tick.label, at: place, anchor: .middle, font: FigureType.number, color: Palette.muted))
    }
    for tick in y.isHidden ? [] : layout.yTicks.major {
      guard let y = yTick(tick.value, length), self.y.isLabelled else { continue }
      let place = Point(area.x - length - 3, y + type.baselineShift(FigureType.number))
      labels.append(type.place(tick.label, at: place, anchor: .end, font: FigureType.number, color: Palette.muted))
    }
    return [.shape(path, fill: nil, stroke: hair)] + labels
  }

  private func titles(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    var elements: [Element] = []
    let (area, frame) = (layout.area, layout.frame)
    let metrics = type.measurer.measure("Hg", FigureType.label)
    let lineHeight = metrics.ascent + metrics.descent
    if let title = x.title {
      let fitted = type.fitted(title, to: frame.width, FigureType.label)
      let half = type.width(fitted, FigureType.label) / 2
      let middle = max(frame.x + half, min(area.midX, frame.maxX - half))
      let place = Point(middle, frame.maxY - metrics.descent)
      elements.append(type.place(fitted, at: place, anchor: .middle, color: Palette.muted))
    }
    let titleBaseline = area.y - stripAbove - 6 - metrics.descent
    if let title = y.title {
      let fitted = type.fitted(title, to: frame.width, FigureType.label)
      elements.append(type.place(fitted, at: Point(frame.x, titleBaseline), color: Palette.muted))
    }
    for (index, row) in layout.legend.enumerated() {
      let place =
        layout.legendIsBeside
        ? Point(frame.maxX - row.width, titleBaseline)
        : Point(frame.x, frame.y + Double(index) * (lineHeight + 2) + metrics.ascent)
      elements += Legend.elements(row, at: place, type)
    }
    return elements
  }

  func endLabels(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    layout.endLabels.flatMap { label -> [Element] in
      let x = label.x
      let place = Point(x, label.middle + type.baselineShift(FigureType.label))
      let text = type.place(label.text, at: place, color: label.color)
      guard x > layout.area.maxX else { return [text] }
      let isFar = abs(label.middle - label.end.y) > 3 || layout.area.maxX - label.end.x > 8
      guard isFar else { return [text] }
      let leader = Path.polyline([Point(label.end.x + 2, label.end.y), Point(x - 2, label.middle)])
      return [.shape(leader, fill: nil, stroke: Stroke(label.color.opacity(0.6), width: Line.hair)), text]
    }
  }
}
