import Plotting
import Runs

package enum ConfusionMatrixPlot: PlotKind {
  package static let name = "confusion-matrix"
  package static let summary = "Which class was taken for which, summed over the seeds."
  package static let shows = RunFilter.training
  package static let options = [DisplayOption.show]
  package static let needs = RequiredData.confusion
  package static let namesRun = false

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let matrix = try context.results.shown(request.runs[0]).matrix()
    return ConfusionMatrixFigure(matrix, show: request.options[.show] == "shares" ? .shares : .counts)
  }
}
