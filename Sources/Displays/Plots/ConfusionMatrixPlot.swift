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
    let (classes, counts) = try context.results.shown(request.runs[0]).confusions()
    return ConfusionMatrixFigure(
      classes: classes, counts: counts, show: request.options[.show] == "shares" ? .shares : .counts)
  }
}

extension AnyRun {
  /// `[true][predicted]`, summed over the seeds.
  func confusions() throws(ResultProblem) -> (classes: [String], counts: [[Int]]) {
    let (classes, matrices) = try matrices()
    var counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for one in matrices {
      for row in classes.indices { for column in classes.indices { counts[row][column] += one[row][column] } }
    }
    return (classes, counts)
  }
}
