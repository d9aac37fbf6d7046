import Plotting
import Runs

package enum LearningRatePlot: PlotKind {
  package static let name = "learning-rate"
  package static let summary = "The learning rate at every step of runs."
  package static let shows = RunFilter.any
  package static let options = DisplayOption.curve
  package static let mostRuns = 12
  package static let needs = RequiredData.learningRate

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    var curves: [RateCurve] = []
    for run in try context.results.shown(request.runs) { curves += try context.rates(run) }
    return LearningRateFigure(runs: curves)
  }
}
