import Settings

/// A square in the middle: torchvision's CenterCrop.
package struct CenterCrop: AugmentationKind {
  package static let name = "center-crop"
  package static let summary = "Cuts out the square of `size` pixels in the middle."
  package static let example = "[{center-crop: 32}, normalize]"
  package static let isFixed = true
  package static let shorthand: String? = "size"

  package var size: Int

  package init(size: Int) { self.size = size }

  private static let size = AugmentationSettings.size("Side of the square", most: 4096, example: 224)
  package static let settings = SettingsTable(size)

  package static func read(_ settings: SettingsReader) -> CenterCrop? { settings[size].map { CenterCrop(size: $0) } }

  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    guard extent.height >= size, extent.width >= size else {
      throw LearningError(
        "center-crop",
        "pictures of \(extent.height)×\(extent.width) have no square of \(size) pixels; resize or pad them first")
    }
    return .init(height: size, width: size)
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    let new = ImageSet.Extent(height: size, width: size)
    let box = Box(new, inTheMiddleOf: frame.extent)
    frame.window(top: box.top, left: box.left, to: new)
  }
}
