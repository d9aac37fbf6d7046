/// Pictures of a data set with their labels, as the network sees them.
package struct SampleGridFigure: Figure, Hashable {
  package static let kind = "sample-grid"

  package struct Sample: Hashable, Sendable {
    package var raster: Raster
    package var label: String

    package init(raster: Raster, label: String) { (self.raster, self.label) = (raster, label) }
  }

  package var samples: [Sample]
  /// What was done to the pictures: `augmented: pad, crop, flip`; nothing where they are as they were.
  package var treatment: String?

  package init(samples: [Sample], treatment: String? = nil) { (self.samples, self.treatment) = (samples, treatment) }
}
