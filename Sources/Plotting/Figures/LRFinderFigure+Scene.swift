extension LRFinderFigure {
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    let lanes = LRFinderLanes(self, sheet, domain: rateDomain)
    let strip = sheet.type.height(FigureType.strong) + 3
    var plot = Plot(marks, x: xAxis(style), y: yAxis(style), keys: keys)
    plot.stripAbove = strip
    let height = sheet.goldenHeight + lanes.height
    let frame = Rect(x: 0, y: sheet.top, width: sheet.width, height: height)
    var layout = PlotLayout(plot, in: frame, sheet.type)
    plot.y.domain = loweredDomain(layout, by: lanes.height)
    layout = PlotLayout(plot, in: frame, sheet.type)
    let elements =
      plot.elements(layout, sheet.type) + lanes.elements(layout) + headings(layout, sheet.type, baselineDrop: 4)
    return sheet.scene(elements, height: height, title: "Learning-rate range test", summary: automaticAlt)
  }

  private func xAxis(_ style: FigureStyle) -> Plot.Axis {
    let isLog = style.xLog ?? true
    return Plot.Axis(
      style.xLabel ?? "learning rate" + (isLog ? ", log" : ""), kind: isLog ? .log : .linear, domain: rateDomain)
  }

  private var rateDomain: ClosedRange<Double> {
    let rates = curves.flatMap(\.rates).filter { $0.isFinite && $0 > 0 }
    return (rates.min() ?? 1e-5)...(rates.max() ?? 1)
  }

  /// From the best smoothed loss to somewhat above where the test began; what diverges leaves at the top.
  private func yAxis(_ style: FigureStyle) -> Plot.Axis {
    let isLog = style.yLog ?? false
    let steady = curves.flatMap { $0.smoothed.prefix($0.divergedFrom ?? $0.smoothed.count) }.filter(\.isFinite)
    let all = curves.flatMap(\.smoothed).filter(\.isFinite)
    var axis = Plot.Axis(style.yLabel ?? measure + (isLog ? ", log" : ""), kind: isLog ? .log : .linear)
    guard let low = (steady.isEmpty ? all : steady).min() else { return axis }
    let start = curves.compactMap { $0.smoothed.first(where: \.isFinite) }.max() ?? low
    let high = min(all.max() ?? start, max(low + 1.25 * (start - low), steady.max() ?? start))
    let raw = curves.first?.losses.prefix(curves.first?.divergedFrom ?? .max).filter(\.isFinite) ?? []
    let pad = max((high - low) * 0.06, abs(high) * 1e-3)
    // Raw losses may reach a little further than the smoothed ones.
    let bottom = max(raw.min() ?? low, low - 3 * pad)
    axis.domain = (isLog && bottom - pad / 2 <= 0 ? max(bottom, high * 1e-6) : bottom - pad / 2)...(high + pad)
    return axis
  }

  /// The y domain with room at the bottom for the lanes, so that no name stands on the data.
  private func loweredDomain(_ layout: PlotLayout, by room: Double) -> ClosedRange<Double>? {
    let free = max(layout.area.height - room, 20)
    if let scale = layout.y as? LinearScale {
      let span = scale.domain.upperBound - scale.domain.lowerBound
      return (scale.domain.lowerBound - span * room / free)...scale.domain.upperBound
    }
    return nil
  }

  private var marks: [Mark] {
    var marks: [Mark] = []
    let domain = rateDomain
    if let curve = curves.first, let from = curve.divergedFrom, from < curve.rates.count {
      marks.append(.region(from: curve.rates[from], to: domain.upperBound, color: Palette.grid.opacity(0.8)))
    }
    for (index, curve) in curves.enumerated().reversed() {
      let count = min(curve.rates.count, curve.smoothed.count)
      let rawCount = min(curve.rates.count, curve.losses.count)
      let color = Palette.series(0)
      if index == 0 {
        marks.append(
          .line(
            x: Array(curve.rates.prefix(rawCount)), y: Array(curve.losses.prefix(rawCount)), color: color.opacity(0.3),
            width: 0.7))
      }
      marks.append(
        .line(
          x: Array(curve.rates.prefix(count)), y: Array(curve.smoothed.prefix(count)),
          color: index == 0 ? color : color.opacity(0.45), width: index == 0 ? Line.strong : Line.thin))
    }
    if case .rate(let rate, _) = choice { marks.append(.verticalRule(rate, color: Palette.series(1), width: 1.1)) }
    return marks
  }

  private var keys: [Plot.Key] {
    guard !curves.isEmpty else { return [] }
    let color = Palette.series(0)
    var keys = [
      Plot.Key("raw", Stroke(color.opacity(0.3), width: 0.9)),
      Plot.Key("smoothed (\(smoothing))", Stroke(color, width: Line.strong)),
    ]
    if curves.count > 1 { keys.append(Plot.Key("other seeds", Stroke(color.opacity(0.45), width: Line.thin))) }
    return keys
  }

  /// Between the titles and the data: the chosen rate above its line, `diverged` above its region.
  private func headings(_ layout: PlotLayout, _ type: Typesetter, baselineDrop: Double) -> [Element] {
    let (area, baseline) = (layout.area, layout.area.y - baselineDrop)
    var elements: [Element] = []
    var free = area.x...layout.frame.maxX
    switch choice {
    case .rate(let rate, let rule):
      guard let x = layout.x.position(rate) else { break }
      let words = "\(rule) \(NumberText.significant(rate))"
      let width = type.width(words, FigureType.strong)
      let left = min(max(x - width / 2, layout.frame.x), layout.frame.maxX - width)
      elements.append(
        type.place(words, at: Point(left, baseline), font: FigureType.strong, color: Palette.series(1)))
      free = min(left + width + 8, free.upperBound)...free.upperBound
    case .refused(let reason):
      let words = type.fitted("no suggestion: \(reason)", to: layout.frame.width, FigureType.strong)
      let place = Point(layout.frame.x, baseline)
      elements.append(type.place(words, at: place, font: FigureType.strong, color: Palette.series(1)))
      free = min(layout.frame.x + type.width(words, FigureType.strong) + 8, free.upperBound)...free.upperBound
    }
    if let curve = curves.first, let from = curve.divergedFrom, from < curve.rates.count,
      let x = layout.x.position(curve.rates[from])
    {
      let width = type.width("diverged", FigureType.small)
      let left = max(free.lowerBound, min(max(x, area.x), area.maxX - width))
      if left + width <= free.upperBound {
        elements.append(
          type.place("diverged", at: Point(left, baseline), font: FigureType.small, color: Palette.muted))
      }
    }
    return elements
  }
}
