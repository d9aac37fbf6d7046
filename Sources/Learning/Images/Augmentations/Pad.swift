import Settings

/// Adds pixels on all four sides.
package struct Pad: AugmentationKind {
  package static let name = "pad"
  package static let summary = "Adds `size` pixels on each side: black, mean, reflected, or of a value."
  package static let example = "[{pad: 4}, {crop: 32}, normalize]"
  package static let isFixed = true
  package static let shorthand: String? = "size"

  package var size: Int
  /// `fill` in a chapter.
  package var border: Border

  package var fill: Fill? { if case .fill(let fill) = border { fill } else { nil } }

  package init(size: Int, border: Border = .fill(.black)) { (self.size, self.border) = (size, border) }

  private enum CodingKeys: String, CodingKey {
    case size
    case border = "fill"
  }

  private static let size = AugmentationSettings.size("Pixels on each side", most: 1024, example: 4)
  private static let border = Setting(
    "fill", "What the new pixels are: a byte before 'normalize', a normalized number after it",
    type: "black | mean | reflect | a number", standard: (.fill(.black), "black"), example: "reflect"
  ) { node, name, diagnostics -> Border? in
    node.text == "reflect"
      ? .reflect : Fill.read(node, name, besides: ["reflect"], diagnostics).map { .fill($0) }
  }
  package static let settings = SettingsTable(size, border)

  package static func read(_ settings: SettingsReader) -> Pad? {
    guard let size = settings[size], let border = settings[border] else { return nil }
    return Pad(size: size, border: border)
  }

  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    if border == .reflect, min(extent.height, extent.width) <= size {
      throw LearningError(
        "pad", "pictures of \(extent.height)×\(extent.width) cannot be reflected by \(size) pixels")
    }
    return .init(height: extent.height + 2 * size, width: extent.width + 2 * size)
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    let old = frame.extent
    frame.window(
      top: -size, left: -size, to: .init(height: old.height + 2 * size, width: old.width + 2 * size), outside: border)
  }
}
