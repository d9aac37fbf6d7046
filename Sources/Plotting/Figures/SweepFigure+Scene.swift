extension SweepFigure {
  /// Over the value where every member has a number of its own; else a row for each member.
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    guard members.contains(where: { !$0.measured.isEmpty }) else {
      return sheet.empty("No member of the sweep finished.", title: "Sweep")
    }
    guard hasLines else { return rows(sheet, style) }
    return sheet.scene(plot(style, members.compactMap(\.value)), title: "Sweep", summary: automaticAlt)
  }

  private func plot(_ style: FigureStyle, _ values: [Double]) -> Plot {
    let isLog = (style.xLog ?? isRate) && values.allSatisfy { $0 > 0 }
    let sorted = members.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
    let color = Palette.series(slot)
    var marks = lines(sorted, \.measured, color, isMeasure: true)
    if showsTest { marks = lines(sorted, \.test, color.opacity(0.75), isMeasure: false) + marks }
    // What did not finish has no height; it is crossed out at its value.
    for lost in sorted where lost.measured.isEmpty {
      marks.append(.verticalRule(lost.value ?? 0, color: Palette.muted, dash: [1, 3]))
    }
    var notes: [Plot.Note] = []
    if let best, let x = members[best].value {
      let y = Self.mean(members[best].measured)
      marks.append(.points(x: [x], y: [y], color: Palette.series(1), radius: 3.6))
      notes.append(
        Plot.Note("best: \(members[best].name), \(text(y))", short: "best", x: x, y: y, color: Palette.series(1)))
    }
    var x = Plot.Axis(style.xLabel ?? setting + (isLog ? ", log" : ""), kind: isLog ? .log : .linear)
    if let low = values.min(), let high = values.max() {
      let pad = (high - low) * 0.03
      x.domain = isLog ? low / 1.15...high * 1.15 : low - pad...high + pad
    }
    let y = Plot.Axis(
      style.yLabel ?? measure + (prefersHigh ? ", %" : ""), kind: style.yLog == true ? .log : .linear,
      format: prefersHigh ? .percent : .number, limits: prefersHigh ? 0...1 : nil)
    return Plot(marks, x: x, y: y, keys: keys(color), notes: notes)
  }

  private func keys(_ color: Color) -> [Plot.Key] {
    guard showsTest else { return [] }
    return [
      Plot.Key(measure, Stroke(color, width: Line.strong)),
      Plot.Key("test accuracy", Stroke(color.opacity(0.75), width: Line.thin, dash: CurvePlot.trainDash)),
    ]
  }

  /// The mean, the range of the seeds, and single seeds where there are few.
  private func lines(
    _ sorted: [Member], _ side: KeyPath<Member, [Double]>, _ color: Color, isMeasure: Bool
  ) -> [Mark] {
    let shown = sorted.filter { !$0[keyPath: side].isEmpty }
    let x = shown.compactMap(\.value)
    let seeds = shown.map { $0[keyPath: side] }
    var marks: [Mark] = []
    if isMeasure, self.seeds > 1 {
      marks.append(
        .band(x: x, from: seeds.map { $0.min() ?? 0 }, to: seeds.map { $0.max() ?? 0 }, color: color.opacity(0.18)))
    }
    marks.append(
      .line(
        x: x, y: seeds.map(Self.mean), color: color, width: isMeasure ? Line.strong : Line.thin,
        dash: isMeasure ? [] : CurvePlot.trainDash))
    if isMeasure { marks.append(.points(x: x, y: seeds.map(Self.mean), color: color)) }
    return marks
  }

  private func rows(_ sheet: FigureFrame, _ style: FigureStyle) -> Scene {
    var dots = DotPlot(
      names: members.map(\.name), xTitle: style.yLabel ?? measure + (prefersHigh ? ", %" : ""),
      format: prefersHigh ? .percent : .number)
    let means = members.map { $0.measured.isEmpty ? .nan : Self.mean($0.measured) }
    dots.series = [
      DotPlot.Series(
        color: Palette.series(slot), values: means,
        texts: members.indices.map { index in
          members[index].measured.isEmpty
            ? "–" : text(means[index]) + (index == best ? ", best" : "")
        }, singles: seeds > 1 ? members.map(\.measured) : [],
        colors: members.indices.map { $0 == best ? Palette.series(1) : Palette.series(slot) })
    ]
    let height = dots.height(sheet.type, width: sheet.width)
    let frame = Rect(x: 0, y: sheet.top, width: sheet.width, height: height)
    return sheet.scene(dots.elements(in: frame, sheet.type), height: height, title: "Sweep", summary: automaticAlt)
  }
}
