/// Schedules without training: learning rate above, momentum below where a schedule moves it.
package struct PolicyFigure: Figure, Hashable {
  package static let kind = "policy"

  package var policies: [RateCurve]

  package init(policies: [RateCurve]) { self.policies = policies }

  private func rates(_ quantity: RatePlot.Quantity, _ style: FigureStyle = FigureStyle()) -> RatePlot {
    let runs = quantity == .learningRate ? policies : policies.filter { !$0.momenta.isEmpty }
    return RatePlot(quantity: quantity, runs: runs, style: style)
  }

  private var hasMomentum: Bool { policies.contains { !$0.momenta.isEmpty } }

  package var data: FigureData {
    FigureData(
      columns: ["policy", "step", "epoch", "learning rate", "momentum"], counts: policies.map(\.learningRates.count)
    ) { [policies] index, step in
      let policy = policies[index]
      let momentum = step < policy.momenta.count ? NumberText.significant(policy.momenta[step], 6) : ""
      let epoch = NumberText.significant(policy.epoch(step), 4)
      return [
        policy.legend, "\(policy.step(step))", epoch, NumberText.significant(policy.learningRates[step], 6), momentum,
      ]
    }
  }

  package var automaticCaption: String {
    rates(.learningRate).caption + (hasMomentum ? " " + rates(.momentum).caption : "")
  }

  package var automaticAlt: String {
    rates(.learningRate).alt + (hasMomentum ? " Below it, the momentum. \(rates(.momentum).caption)" : "")
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    var above = rates(.learningRate, style).plot
    guard hasMomentum else { return sheet.scene(above, title: "Policy", summary: automaticAlt) }
    var lowerStyle = style
    lowerStyle.yLabel = nil
    let below = rates(.momentum, lowerStyle).plot
    (above.x.title, above.x.isLabelled) = (nil, false)
    let height = sheet.goldenHeight
    let frames = [
      Rect(x: 0, y: sheet.top, width: sheet.width, height: height * 0.58),
      Rect(x: 0, y: sheet.top + height * 0.62, width: sheet.width, height: height * 0.48),
    ]
    let layouts = PlotLayout.aligned([above, below], in: frames, sheet.type)
    return sheet.scene(
      above.elements(layouts[0], sheet.type) + below.elements(layouts[1], sheet.type), height: height * 1.1,
      title: "Policy", summary: automaticAlt)
  }
}
