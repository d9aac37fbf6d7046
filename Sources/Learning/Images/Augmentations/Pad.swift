import Settings

/// Adds pixels on all four sides.
package struct Pad: AugmentationKind {
  package static let name = "pad"
  package static let summary = "Adds `size` pixels on each side: black, mean, reflected, or of a value."
  package static let shorthand: String? = "size"

  package enum Border: Hashable, Codable, Sendable {
    case fill(Fill)
    /// Mirrored about the border's pixels, which are not repeated: PyTorch's ReflectionPad2d.
    case reflect
  }

  package var size: Int
  package var border: Border

  package init(size: Int, border: Border = .fill(.black)) { (self.size, self.border) = (size, border) }

  package static func read(_ settings: SettingsReader) -> Pad? {
    let size = settings.integer("size", in: 1...1024)
    settings.missing("size")
    let isReflected = settings.node("fill")?.text == "reflect"
    let fill = isReflected ? nil : Fill.read(settings, "fill", words: ["black": .black, "mean": .mean])
    guard let size else { return nil }
    return Pad(size: size, border: isReflected ? .reflect : .fill(fill ?? .black))
  }

  package func extent(after extent: ImageSet.Extent) throws(LearningError) -> ImageSet.Extent {
    if border == .reflect, min(extent.height, extent.width) <= size {
      throw LearningError(
        "pad", "pictures of \(extent.height)×\(extent.width) cannot be reflected by \(size) pixels")
    }
    return .init(height: extent.height + 2 * size, width: extent.width + 2 * size)
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame, measured: ChannelStatistics) {
    let old = frame.extent
    let new = ImageSet.Extent(height: old.height + 2 * size, width: old.width + 2 * size)
    func reflected(_ i: Int, _ count: Int) -> Int { i < 0 ? -i : i >= count ? 2 * count - 2 - i : i }
    switch border {
    case .reflect:
      frame.resample(to: new, fill: .black, measured: measured) { y, x in
        (reflected(y - size, old.height), reflected(x - size, old.width))
      }
    case .fill(let fill):
      frame.resample(to: new, fill: fill, measured: measured) { y, x in
        (0..<old.height).contains(y - size) && (0..<old.width).contains(x - size) ? (y - size, x - size) : nil
      }
    }
  }
}
