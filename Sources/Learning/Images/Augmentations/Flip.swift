import Settings

/// Left for right, by chance.
package struct Flip: AugmentationKind {
  package static let name = "flip"
  package static let summary = "Mirrors left and right with a probability."
  package static let example = "[flip, normalize]"
  package static let shorthand: String? = "probability"

  package var probability: Double

  package init(probability: Double = 0.5) { self.probability = probability }

  private static let probability = AugmentationSettings.probability(standard: 0.5)
  package static let settings = SettingsTable(probability)

  package static func read(_ settings: SettingsReader) -> Flip? { settings[probability].map { Flip(probability: $0) } }

  package var isRandom: Bool { 0 < probability && probability < 1 }

  package func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice {
    .mirror(stream.unit() < probability)
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    if case .mirror(true) = choice { frame.mirror() }
  }
}
