/// Accuracy of one or several runs after each epoch; several seeds become a mean and their range.
package struct AccuracyFigure: Figure, Hashable {
  package static let kind = "accuracy"

  /// With fractions 0…1.
  package var runs: [RunCurve]

  package init(runs: [RunCurve]) { self.runs = runs }

  private var words: CurveWords {
    CurveWords(runs: runs, measure: "accuracy", prefersHigh: true) { NumberText.percent($0) }
  }

  package var data: FigureData { words.data }
  package var automaticCaption: String { words.caption }
  package var automaticAlt: String { words.alt }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let curves = CurvePlot(runs: runs, style: style, text: words.text, prefersHigh: true)
    let quantity = runs.contains(where: \.hasTrain) ? "accuracy, %" : "test accuracy, %"
    let axis = Plot.Axis(
      style.yLabel ?? quantity, kind: style.yLog == true ? .log : .linear, format: .percent, limits: 0...1)
    return FigureFrame(style, measurer).scene(curves.plot(y: axis), title: "Accuracy", summary: automaticAlt)
  }
}
