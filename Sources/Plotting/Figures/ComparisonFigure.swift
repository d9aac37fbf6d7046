/// Runs over the same axis, and below how far their results are from the baseline's.
package struct ComparisonFigure: Figure, Hashable {
  package static let kind = "comparison"

  package enum Measure: String, Hashable, Sendable, CaseIterable { case accuracy, loss }

  /// A run's final test result less the baseline's.
  package struct Difference: Hashable, Sendable {
    /// The name of one of the runs.
    package var run: String
    package var mean: Double
    /// Nothing where one seed allows none.
    package var interval: ClosedRange<Double>?
    /// One per seed, or per pair of seeds.
    package var perSeed: [Double]
    /// Whether a test shows it; nil where no test is possible.
    package var isShown: Bool?
    /// Of `perSeed`; empty where they are counted.
    package var seedNumbers: [Int] = []

    package init(
      run: String, mean: Double, interval: ClosedRange<Double>? = nil, perSeed: [Double] = [], isShown: Bool? = nil
    ) {
      (self.run, self.mean, self.interval, self.perSeed, self.isShown) = (run, mean, interval, perSeed, isShown)
    }
  }

  package var measure: Measure
  /// Their test values are compared.
  package var runs: [RunCurve]
  package var baseline: String
  package var differences: [Difference]
  /// What the intervals are: `95 % t interval, 3 seeds`.
  package var intervalName: String

  package init(
    measure: Measure, runs: [RunCurve], baseline: String, differences: [Difference],
    intervalName: String = "95 % interval"
  ) {
    (self.measure, self.runs, self.baseline) = (measure, runs, baseline)
    (self.differences, self.intervalName) = (differences, intervalName)
  }

  private var words: CurveWords {
    CurveWords(runs: runs, measure: measure.rawValue, prefersHigh: measure == .accuracy) {
      measure == .accuracy ? NumberText.percent($0) : NumberText.significant($0)
    }
  }

  package var data: FigureData {
    let curves = words.data
    let below = differences.flatMap { difference in
      [["\(difference.run) less \(baseline)", "mean", "", "", "", text(difference)]]
        + difference.perSeed.enumerated().map {
          [
            "\(difference.run) less \(baseline)", difference.seedNumbers.text(at: $0.offset), "", "", "",
            NumberText.signed($0.element * factor, decimals),
          ]
        }
    }
    return FigureData(columns: curves.columns, rows: curves.rows + below)
  }

  package var automaticCaption: String {
    let sentences = differences.map(sentence)
    let interval = differences.contains { $0.interval != nil } ? " Whiskers: \(intervalName)." : ""
    let below = differences.isEmpty ? "" : " Below: the difference from \(baseline).\(interval)"
    return (sentences + [words.caption]).joined(separator: " ") + below
  }

  /// The finding, which says no more than the test does.
  private func sentence(_ difference: Difference) -> String {
    let run = difference.run.capitalizedFirst
    guard difference.mean != 0 else { return "\(run) ends exactly as \(baseline) does." }
    return switch difference.isShown {
    case true?: "\(run) differs from \(baseline) by \(text(difference))."
    case false?: "\(run) is not shown to differ from \(baseline): \(text(difference))."
    case nil: "\(run) ends \(text(difference)) from \(baseline), and no test is possible."
    }
  }

  package var automaticAlt: String {
    let below = differences.map { "\($0.run.capitalizedFirst) less \(baseline): \(text($0))." }
    return ([words.alt] + (below.isEmpty ? [] : ["A panel below shows the differences."]) + below)
      .joined(separator: " ")
  }

  private var unit: String { measure == .accuracy ? " points" : "" }
  private var factor: Double { measure == .accuracy ? 100 : 1 }
  /// At most, of differences.
  private var decimals: Int { measure == .accuracy ? 2 : 3 }

  private func written(_ difference: Difference) -> DifferenceText {
    DifferenceText(difference.mean, difference.interval, scale: factor, atMost: decimals)
  }

  private func text(_ difference: Difference) -> String {
    let written = written(difference)
    return written.mean + unit + (written.interval.map { " (\($0))" } ?? "")
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    let isAccuracy = measure == .accuracy
    let curves = CurvePlot(
      runs: runs, style: style, showsTrain: false, text: words.text, prefersHigh: isAccuracy)
    let plot = curves.plot(
      y: Plot.Axis(
        style.yLabel ?? (isAccuracy ? "test accuracy, %" : "test loss"), kind: style.yLog == true ? .log : .linear,
        format: isAccuracy ? .percent : .number, limits: isAccuracy ? 0...1 : nil))
    guard !differences.isEmpty else { return sheet.scene(plot, title: "Comparison", summary: automaticAlt) }
    let quantity = isAccuracy ? "difference in test accuracy, points" : "difference in test loss"
    let names = differences.map { difference in
      runs.contains { $0.name == difference.run && $0.reported } ? "\(difference.run), reported" : difference.run
    }
    var dots = DotPlot(names: names, xTitle: "\(quantity) (\(baseline) = 0)", format: .number)
    dots.zero = true
    dots.series = [
      DotPlot.Series(
        name: nil, color: Palette.ink, values: differences.map { $0.mean * factor },
        intervals: differences.map { ($0.interval ?? $0.mean...$0.mean).scaled(by: factor) },
        texts: differences.map { written($0).mean }, singles: differences.map { $0.perSeed.map { $0 * factor } },
        colors: differences.map { difference in
          Palette.series(runs.first { $0.name == difference.run }?.slot ?? 4)
        })
    ]
    let above = sheet.height(of: plot, sheet.goldenHeight * 0.85)
    let (gap, below) = (12.0, dots.height(sheet.type, width: sheet.width))
    let upper = Rect(x: 0, y: sheet.top, width: sheet.width, height: above)
    let lower = Rect(x: 0, y: upper.maxY + gap, width: sheet.width, height: below)
    let elements =
      plot.elements(PlotLayout(plot, in: upper, sheet.type), sheet.type) + dots.elements(in: lower, sheet.type)
    return sheet.scene(elements, height: above + gap + below, title: "Comparison", summary: automaticAlt)
  }
}

extension ClosedRange<Double> {
  fileprivate func scaled(by factor: Double) -> ClosedRange<Double> { lowerBound * factor...upperBound * factor }
}
