import Plotting
import Runs

package enum MomentumPlot: PlotKind {
  package static let name = "momentum"
  package static let summary = "The momentum at every step of runs."
  package static let shows = RunFilter.any
  package static let options = [DisplayOption.xAxis, .xLabel, .yLabel, .logX]
  package static let mostRuns = 12
  package static let needs = RequiredData.momentum

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    var curves: [RateCurve] = []
    for run in try context.results.shown(request.runs) { curves += try context.rates(run) }
    return MomentumFigure(runs: curves)
  }
}
