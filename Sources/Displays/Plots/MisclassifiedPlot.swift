import Experiments
import Plotting
import Runs

package enum MisclassifiedPlot: PlotKind {
  package static let name = "misclassified"
  package static let summary = "The most confident mistakes among the test pictures, of the first seed."
  package static let shows = RunFilter.training
  package static let options = [DisplayOption.count(most: RecordedPicture.most, standard: standardCount), .columns]
  private static let standardCount = 18

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let (record, test) = try context.run(request).tests()[0]
    let mistakes = record.mistakes.prefix(request.options.integer("count") ?? standardCount).compactMap {
      picture -> MisclassifiedFigure.Mistake? in
      guard test.predictions.indices.contains(picture.index) else { return nil }
      return MisclassifiedFigure.Mistake(
        raster: picture.raster, truth: record.data.classes.name(picture.truth),
        predicted: record.data.classes.name(test.predictions[picture.index]),
        confidence: Double(test.confidences[picture.index]), file: picture.file)
    }
    return MisclassifiedFigure(mistakes: mistakes, errors: test.count - test.correct, images: test.count)
  }
}
