/// The momentum at every step of one or several runs.
package struct MomentumFigure: Figure, Hashable {
  package static let kind = "momentum"

  package var runs: [RateCurve]

  package init(runs: [RateCurve]) { self.runs = runs }

  private func rates(_ style: FigureStyle = FigureStyle()) -> RatePlot {
    RatePlot(quantity: .momentum, runs: runs, style: style)
  }

  package var data: FigureData { rates().data }
  package var automaticCaption: String { rates().caption }
  package var automaticAlt: String { rates().alt }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    FigureFrame(style, measurer).scene(rates(style).plot, title: "Momentum", summary: automaticAlt)
  }
}
