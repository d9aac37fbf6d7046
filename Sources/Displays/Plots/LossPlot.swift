import Plotting
import Runs

package enum LossPlot: PlotKind {
  package static let name = "loss"
  package static let summary = "Loss of trainings after every epoch, on training and test pictures."
  package static let shows = RunFilter.training
  package static let options = DisplayOption.curve
  package static let mostRuns = 12
  package static let needs = RequiredData.epochs([.trainLoss, .testLoss])

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    LossFigure(
      runs: try context.results.shown(request.runs).map { context.curve($0, train: .trainLoss, test: .testLoss) })
  }
}
