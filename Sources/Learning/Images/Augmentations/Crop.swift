import Settings

/// A square at a random place.
package struct Crop: AugmentationKind {
  package static let name = "crop"
  package static let summary = "Cuts out a square of `size` pixels at a random place."
  package static let example = "[{pad: 4}, {crop: 32}, normalize]"
  package static let shorthand: String? = "size"

  package var size: Int

  package init(size: Int) { self.size = size }

  private static let size = AugmentationSettings.size("Side of the square", most: 4096, example: 32)
  package static let settings = SettingsTable(size)

  package static func read(_ settings: SettingsReader) -> Crop? { settings[size].map { Crop(size: $0) } }

  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    guard extent.height >= size, extent.width >= size else {
      throw LearningError(
        "crop", "pictures of \(extent.height)×\(extent.width) have no square of \(size) pixels; pad them first")
    }
    return .init(height: size, width: size)
  }

  package var isRandom: Bool { true }

  package func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice {
    let top = stream.below(extent.height - size + 1)
    return .corner(top: top, left: stream.below(extent.width - size + 1))
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    guard case .corner(let top, let left) = choice else { return }
    frame.window(top: top, left: left, to: .init(height: size, width: size))
  }
}
