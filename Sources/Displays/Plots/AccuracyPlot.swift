import Plotting
import Runs

package enum AccuracyPlot: PlotKind {
  package static let name = "accuracy"
  package static let summary = "Accuracy of trainings after every epoch, on training and test pictures."
  package static let shows = RunFilter.training
  package static let options = DisplayOption.curve
  package static let mostRuns = 12
  package static let needs = RequiredData.epochs([.trainAccuracy, .testAccuracy])

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    AccuracyFigure(
      runs: try context.results.shown(request.runs).map {
        context.curve($0, train: .trainAccuracy, test: .testAccuracy)
      })
  }
}
