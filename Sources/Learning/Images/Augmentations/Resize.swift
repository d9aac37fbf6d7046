import Settings

/// The whole picture in another size with its proportions kept: torchvision's Resize with antialiasing.
package struct Resize: AugmentationKind {
  package static let name = "resize"
  package static let summary = "Scales the picture until its shorter side has `size` pixels."
  package static let example = "[{resize: 32}, normalize]"
  package static let isFixed = true
  package static let shorthand: String? = "size"

  package var size: Int

  package init(size: Int) { self.size = size }

  private static let size = AugmentationSettings.size("The shorter side afterwards", most: 4096, example: 256)
  package static let settings = SettingsTable(size)

  package static func read(_ settings: SettingsReader) -> Resize? { settings[size].map { Resize(size: $0) } }

  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    let new = scaled(extent)
    guard max(new.height, new.width) <= 16_384 else {
      throw LearningError(
        "resize", "pictures of \(extent.height)×\(extent.width) would become \(new.height)×\(new.width)")
    }
    return new
  }

  private func scaled(_ extent: ImageSet.Extent) -> ImageSet.Extent {
    extent.height < extent.width
      ? .init(height: size, width: size * extent.width / extent.height)
      : .init(height: size * extent.height / extent.width, width: size)
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    frame.scale(Box(frame.extent), to: scaled(frame.extent))
  }
}
