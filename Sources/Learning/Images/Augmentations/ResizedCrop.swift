import Foundation
import Settings

/// A part of random area and proportions, in one size: torchvision's RandomResizedCrop with antialiasing.
package struct ResizedCrop: AugmentationKind {
  package static let name = "resized-crop"
  package static let summary =
    "Cuts out a part of random area and proportions and scales it to a square of `size` pixels."
  package static let example = "[{resized-crop: 32}, flip, normalize]"
  package static let shorthand: String? = "size"

  package var size: Int
  /// Smallest and largest share of the picture's area.
  package var scale: [Double]
  /// Smallest and largest width over height; drawn evenly on a log scale.
  package var ratio: [Double]

  package init(size: Int, scale: ClosedRange<Double> = 0.08...1, ratio: ClosedRange<Double> = 3 / 4...4 / 3) {
    self.size = size
    self.scale = [scale.lowerBound, scale.upperBound]
    self.ratio = [ratio.lowerBound, ratio.upperBound]
  }

  private static let size = AugmentationSettings.size("Side of the square afterwards", most: 4096, example: 224)
  private static let scale = range(
    "scale", "Smallest and largest share of the picture's area", in: 1e-4...1, standard: (0.08...1, "[0.08, 1]"),
    example: "[0.5, 1]")
  private static let ratio = range(
    "ratio", "Smallest and largest width over height", in: 0.01...100, standard: (3 / 4...4 / 3, "[3/4, 4/3]"),
    example: "[1, 1]")
  package static let settings = SettingsTable(size, scale, ratio)

  package static func read(_ settings: SettingsReader) -> ResizedCrop? {
    let (size, scale, ratio) = (settings[size], settings[scale], settings[ratio])
    guard let size, let scale, let ratio else { return nil }
    return ResizedCrop(size: size, scale: scale, ratio: ratio)
  }

  private static func range(
    _ name: String, _ summary: String, in bounds: ClosedRange<Double>,
    standard: (value: ClosedRange<Double>, text: String), example: String
  ) -> Setting<ClosedRange<Double>> {
    let (low, high) = (Setting.text(bounds.lowerBound), Setting.text(bounds.upperBound))
    return Setting(
      name, summary, type: "two numbers from \(low) to \(high)", standard: standard, example: example
    ) { node, name, diagnostics in
      let values = node.items.compactMap { $0.number(name, in: bounds, diagnostics) }
      guard values.count == node.items.count else { return nil }
      if values.count == 2, values[0] <= values[1] { return values[0]...values[1] }
      diagnostics.report("\(name) takes [smallest, largest]", at: node.location)
      return nil
    }
  }

  package func extent(after extent: ImageSet.Extent) -> ImageSet.Extent { .init(height: size, width: size) }

  package var isRandom: Bool { true }

  package func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice {
    let (height, width) = (Double(extent.height), Double(extent.width))
    for _ in 0..<10 {
      let area = height * width * stream.uniform(scale[0], scale[1])
      let proportion = exp(stream.uniform(log(ratio[0]), log(ratio[1])))
      let part = ImageSet.Extent(
        height: Int((area / proportion).squareRoot().rounded()), width: Int((area * proportion).squareRoot().rounded()))
      guard (1...extent.height).contains(part.height), (1...extent.width).contains(part.width) else { continue }
      let top = stream.below(extent.height - part.height + 1)
      let left = stream.below(extent.width - part.width + 1)
      return .region(Box(top: top, left: left, bottom: top + part.height, right: left + part.width))
    }
    // No part fits: the largest one of allowed proportions, in the middle.
    var part = extent
    if width / height < ratio[0] { part.height = max(1, Int((width / ratio[0]).rounded())) }
    if width / height > ratio[1] { part.width = max(1, Int((height * ratio[1]).rounded())) }
    return .region(Box(part, inTheMiddleOf: extent))
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    guard case .region(let box) = choice else { return }
    frame.scale(box, to: .init(height: size, width: size))
  }
}
