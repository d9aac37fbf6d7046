extension LRFinderFigure {
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    var plot = Plot(marks, x: xAxis(style), y: yAxis(style), keys: keys)
    plot.stripAbove = headings.isEmpty ? 0 : sheet.type.height(FigureType.strong) + 3
    var frame = Rect(x: 0, y: sheet.top, width: sheet.width, height: sheet.height(of: plot, sheet.goldenHeight))
    // Only where things stand across counts for the lanes, and that does not depend on the height.
    let lanes = LRFinderLanes(self, sheet, layout: PlotLayout(plot, in: frame, sheet.type))
    plot.stripBelow = lanes.height
    frame.height += lanes.height
    let layout = PlotLayout(plot, in: frame, sheet.type)
    let elements = plot.elements(layout, sheet.type) + lanes.elements(layout) + headingTexts(layout, sheet.type)
    return sheet.scene(elements, height: frame.height, title: "Learning-rate range test", summary: automaticAlt)
  }

  func xAxis(_ style: FigureStyle) -> Plot.Axis {
    let isLog = style.xLog ?? true
    return Plot.Axis(
      style.xLabel ?? "learning rate" + (isLog ? ", log" : ""), kind: isLog ? .log : .linear, domain: rateDomain)
  }

  private var rateDomain: ClosedRange<Double> {
    let rates = curves.flatMap { $0.rates + [$0.stoppedAt].compactMap(\.self) }.filter { $0.isFinite && $0 > 0 }
    return (rates.min() ?? 1e-5)...(rates.max() ?? 1)
  }

  /// From the best smoothed loss to somewhat above where the test began; what diverges leaves at the top.
  func yAxis(_ style: FigureStyle) -> Plot.Axis {
    let isLog = style.yLog ?? false
    let steady = curves.flatMap { $0.smoothed.prefix($0.divergedFrom ?? $0.smoothed.count) }.filter(\.isFinite)
    let all = curves.flatMap(\.smoothed).filter(\.isFinite)
    var axis = Plot.Axis(
      style.yLabel ?? measure + (prefersHigh ? ", %" : "") + (isLog ? ", log" : ""), kind: isLog ? .log : .linear,
      format: prefersHigh ? .percent : .number)
    guard let low = (steady.isEmpty ? all : steady).min() else { return axis }
    let start = curves.compactMap { $0.smoothed.first(where: \.isFinite) }.max() ?? low
    let high = min(all.max() ?? start, max(low + 1.25 * (start - low), steady.max() ?? start))
    let raw = curves.first?.losses.prefix(curves.first?.divergedFrom ?? .max).filter(\.isFinite) ?? []
    let pad = max((high - low) * 0.06, abs(high) * 1e-3)
    // Raw losses may reach a little further than the smoothed ones.
    let bottom = min(low, max(raw.min() ?? low, low - 3 * pad))
    // Nothing that is not positive stands on a logarithmic axis.
    guard !isLog || high > 0 else { return axis }
    axis.domain = (isLog && bottom - pad / 2 <= 0 ? max(bottom, high * 1e-6) : bottom - pad / 2)...(high + pad)
    return axis
  }

  private var marks: [Mark] {
    var marks: [Mark] = []
    let domain = rateDomain
    if let from = curves.first?.divergedRate {
      marks.append(.region(from: from, to: domain.upperBound, color: Palette.grid.opacity(0.8)))
    }
    for (index, curve) in curves.enumerated().reversed() {
      let count = min(curve.rates.count, curve.smoothed.count)
      let rawCount = min(curve.rates.count, curve.losses.count)
      let color = Palette.series(0)
      if index == 0, smoothing != nil {
        marks.append(
          .line(
            x: Array(curve.rates.prefix(rawCount)), y: Array(curve.losses.prefix(rawCount)), color: color.opacity(0.3),
            width: 0.7))
      }
      marks.append(
        .line(
          x: Array(curve.rates.prefix(count)), y: Array(curve.smoothed.prefix(count)),
          color: index == 0 ? color : color.opacity(0.45), width: index == 0 ? Line.strong : Line.thin))
      if index == 0, smoothing == nil {
        marks.append(
          .points(
            x: Array(curve.rates.prefix(count)), y: Array(curve.smoothed.prefix(count)), color: color, radius: 1.4))
      }
    }
    if case .rate(let rate, _) = choice { marks.append(.verticalRule(rate, color: Palette.series(1), width: 1.1)) }
    return marks
  }

  private var keys: [Plot.Key] {
    guard !curves.isEmpty else { return [] }
    let color = Palette.series(0)
    var keys: [Plot.Key] = []
    if let smoothing {
      keys = [
        Plot.Key("raw", Stroke(color.opacity(0.3), width: 0.9)),
        Plot.Key("smoothed (\(smoothing))", Stroke(color, width: Line.strong)),
      ]
    } else {
      keys = [Plot.Key("\(note ?? "not smoothed"), \(every)", Stroke(color, width: Line.strong))]
    }
    if curves.count > 1 { keys.append(Plot.Key("other seeds", Stroke(color.opacity(0.45), width: Line.thin))) }
    return keys
  }

  private struct Heading {
    var text: String
    /// Above which it stands; at the left where there is none.
    var rate: Double?
    var font: Font
    var color: Color
  }

  /// Between the titles and the data: the chosen rate above its line, `diverged` above its region.
  private var headings: [Heading] {
    var headings: [Heading] = []
    switch choice {
    case .rate(let rate, let rule):
      let text = "\(rule) \(NumberText.significant(rate))"
      headings.append(Heading(text: text, rate: rate, font: FigureType.strong, color: Palette.series(1)))
    case .refused:
      headings.append(Heading(text: "no suggestion", font: FigureType.strong, color: Palette.series(1)))
    }
    if let rate = curves.first?.divergedRate {
      headings.append(
        Heading(text: "diverged", rate: rate, font: FigureType.small, color: Palette.muted))
    }
    return headings
  }

  /// Inside the figure's edges; one that has no room beside those before it is left out.
  private func headingTexts(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    var free = layout.frame.x
    return headings.compactMap { heading in
      let width = type.width(heading.text, heading.font)
      var left = layout.area.x
      if let rate = heading.rate {
        guard let x = layout.x.position(rate) else { return nil }
        left = heading.font == FigureType.strong ? x - width / 2 : x
      }
      left = max(free, min(left, layout.frame.maxX - width))
      guard left + width <= layout.frame.maxX + 0.01 else { return nil }
      free = left + width + 8
      return type.place(
        heading.text, at: Point(left, layout.area.y - 4), font: heading.font, color: heading.color)
    }
  }
}
