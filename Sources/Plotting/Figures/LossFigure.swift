/// Loss of one or several runs after each epoch; several seeds become a mean and their range.
package struct LossFigure: Figure, Hashable {
  package static let kind = "loss"

  package var runs: [RunCurve]

  package init(runs: [RunCurve]) { self.runs = runs }

  private var words: CurveWords {
    CurveWords(runs: runs, measure: "loss", prefersHigh: false) { NumberText.significant($0) }
  }

  package var data: FigureData { words.data }
  package var automaticCaption: String { words.caption }
  package var automaticAlt: String { words.alt }

  /// Logarithmic where the losses span more than two decades, unless the style says otherwise.
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let curves = CurvePlot(runs: runs, style: style, text: words.text, prefersHigh: false)
    let values = runs.flatMap(\.seeds).flatMap(\.self).flatMap { [$0.train, $0.test] }.compactMap(\.self)
      .filter { $0.isFinite && $0 > 0 }
    let isWide = (values.max() ?? 1) > 100 * (values.min() ?? 1)
    let isLog = style.yLog ?? isWide
    let quantity = (runs.contains(where: \.hasTrain) ? "loss" : "test loss") + (isLog ? ", log" : "")
    let axis = Plot.Axis(style.yLabel ?? quantity, kind: isLog ? .log : .linear)
    return FigureFrame(style, measurer).scene(curves.plot(y: axis), title: "Loss", summary: automaticAlt)
  }
}
