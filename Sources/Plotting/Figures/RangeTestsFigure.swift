/// Several learning-rate range tests over each other: what was measured over the rate, in one color for each test.
package struct RangeTestsFigure: Figure, Hashable {
  package static let kind = "range-tests"

  package struct Test: Hashable, Sendable {
    package var name: String
    /// Which color of the palette it has.
    package var slot: Int
    /// One per seed; the first is drawn strong, over its raw values.
    package var curves: [LRFinderFigure.Curve]

    package init(name: String, slot: Int, curves: [LRFinderFigure.Curve]) {
      (self.name, self.slot, self.curves) = (name, slot, curves)
    }
  }

  package var tests: [Test]
  /// The quantity down the side: `training loss`.
  package var measure: String

  package init(tests: [Test], measure: String = "training loss") { (self.tests, self.measure) = (tests, measure) }

  package var data: FigureData {
    let curves = tests.flatMap { test in test.curves.map { (test.name, $0) } }
    return FigureData(
      columns: ["test", "seed", "measurement", "learning rate", measure, "smoothed"],
      counts: curves.map(\.1.rates.count)
    ) { index, step in
      let (name, curve) = curves[index]
      return [
        name, "\(curve.seed ?? 1)", "\(step)", NumberText.significant(curve.rates[step], 4),
        step < curve.losses.count ? NumberText.significant(curve.losses[step], 5) : "",
        step < curve.smoothed.count ? NumberText.significant(curve.smoothed[step], 5) : "",
      ]
    }
  }

  package var automaticCaption: String {
    let others = tests.contains { $0.curves.count > 1 } ? " Thinner lines: the other seeds." : ""
    let lines = isSmoothed ? "Faint: each measurement; strong: smoothed." : "Not smoothed."
    return "\(measure.capitalizedFirst) over the learning rate. \(sentences) \(lines)\(others)"
  }

  package var automaticAlt: String {
    "Line chart of \(measure) over the learning rate for \(NumberText.count(tests.count, "range test")). \(sentences)"
  }

  private var isSmoothed: Bool {
    tests.flatMap(\.curves).contains { $0.smoothed != Array($0.losses.prefix($0.smoothed.count)) }
  }

  private var sentences: String { tests.map(sentence).joined(separator: " ") }

  private func sentence(_ test: Test) -> String {
    guard let curve = test.curves.first,
      let best = zip(curve.rates, curve.smoothed).filter({ $0.1.isFinite }).min(by: { $0.1 < $1.1 })
    else { return "\(test.name.capitalizedFirst) has no measurement." }
    return "\(test.name.capitalizedFirst) is lowest, \(NumberText.significant(best.1)), at a rate of "
      + "\(NumberText.significant(best.0))."
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    // Its axes are those of one test with all curves.
    let all = LRFinderFigure(
      curves: tests.flatMap(\.curves), suggestions: [], choice: .refused(""), measure: measure)
    var keys = tests.map { Plot.Key($0.name, Stroke(Palette.series($0.slot), width: Line.strong)) }
    if isSmoothed { keys.append(Plot.Key("raw", Stroke(Palette.muted.opacity(0.5), width: 0.9))) }
    let plot = Plot(tests.reversed().flatMap(marks), x: all.xAxis(style), y: all.yAxis(style), keys: keys)
    return FigureFrame(style, measurer).scene(plot, title: "Learning-rate range tests", summary: automaticAlt)
  }

  /// Raw values of the first seed, and every seed smoothed.
  private func marks(_ test: Test) -> [Mark] {
    let color = Palette.series(test.slot)
    return test.curves.enumerated().reversed().flatMap { index, curve -> [Mark] in
      let count = min(curve.rates.count, curve.smoothed.count)
      let rates = Array(curve.rates.prefix(count))
      let isFirst = index == 0
      let smoothed = Mark.line(
        x: rates, y: Array(curve.smoothed.prefix(count)), color: isFirst ? color : color.opacity(0.45),
        width: isFirst ? Line.strong : Line.thin)
      guard isFirst else { return [smoothed] }
      let raw = min(curve.rates.count, curve.losses.count)
      return [
        .line(
          x: Array(curve.rates.prefix(raw)), y: Array(curve.losses.prefix(raw)), color: color.opacity(0.3), width: 0.7),
        smoothed,
      ]
    }
  }
}
