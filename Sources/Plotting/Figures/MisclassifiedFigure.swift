/// Test pictures that were taken for something else, the most confident mistakes first.
package struct MisclassifiedFigure: Figure, Hashable {
  package static let kind = "misclassified"

  package struct Mistake: Hashable, Sendable {
    package var raster: Raster
    package var truth: String
    package var predicted: String
    /// 0…1.
    package var confidence: Double

    package init(raster: Raster, truth: String, predicted: String, confidence: Double) {
      (self.raster, self.truth, self.predicted, self.confidence) = (raster, truth, predicted, confidence)
    }
  }

  /// Those that are shown.
  package var mistakes: [Mistake]
  /// How many test pictures were misclassified in all, of how many.
  package var errors: Int
  package var images: Int

  package init(mistakes: [Mistake], errors: Int, images: Int) {
    (self.mistakes, self.errors, self.images) = (mistakes, errors, images)
  }
}
