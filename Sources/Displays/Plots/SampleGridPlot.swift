import Experiments
import Learning
import Plotting
import Runs

package enum SampleGridPlot: PlotKind {
  package static let name = "sample-grid"
  package static let summary = "Training pictures as the network saw them, with their labels; of the first seed."
  package static let shows = RunFilter.any
  package static let options = [DisplayOption.count(most: RecordedPicture.most, standard: standardCount), .columns]
  private static let standardCount = 18

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    guard let record = try context.run(request).records.first else { throw ResultProblem("there is no record") }
    let steps = record.plan.augment.map(\.name).filter { $0 != Normalize.name }
    return SampleGridFigure(
      samples: record.samples.prefix(request.options.integer("count") ?? standardCount).map {
        SampleGridFigure.Sample(raster: $0.raster, label: record.data.classes.name($0.truth))
      }, treatment: steps.isEmpty ? nil : "augmented by \(NumberText.list(steps))")
  }
}
