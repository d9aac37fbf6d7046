import Experiments
import Learning
import Plotting
import Runs

package enum PolicyPlot: PlotKind {
  package static let name = "policy"
  package static let summary = "Learning rate and momentum of policies and trainings, step by step."
  package static let shows = RunFilter.policy
  package static let options = DisplayOption.curve
  package static let mostRuns = 12
  package static let needs = RequiredData.learningRate

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    var curves: [RateCurve] = []
    for reference in request.runs {
      if let policy = context.results.symbols[reference.name, as: PolicyDefinition.self] {
        curves.append(try curve(policy, slot: context.slot(of: policy.name)))
      } else {
        curves += try context.rates(try context.results.shown(reference))
      }
    }
    return PolicyFigure(policies: curves)
  }

  private static func curve(_ policy: PolicyDefinition, slot: Int) throws(ResultProblem) -> RateCurve {
    let rates: [Rates]
    do { rates = try policy.schedule.rates(policy.length) } catch { throw ResultProblem("\(error)") }
    let momenta = rates.compactMap(\.momentum)
    return RateCurve(
      name: policy.name, slot: slot, learningRates: rates.map(\.learningRate),
      momenta: momenta.count == rates.count ? momenta : [], stepsPerEpoch: policy.length.stepsPerEpoch)
  }
}
