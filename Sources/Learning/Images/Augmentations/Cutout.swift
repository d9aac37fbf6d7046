import Settings

/// Squares painted over (DeVries and Taylor, 2017), their middles anywhere: a square may reach over the border.
package struct Cutout: AugmentationKind {
  package static let name = "cutout"
  package static let summary = "Paints over one or several squares of `size` pixels at random places."
  package static let example = "[normalize, {cutout: 8}]"
  package static let shorthand: String? = "size"

  package var size: Int
  /// Fewest and most squares.
  package var holes: [Int]
  package var probability: Double
  /// `fill` in a chapter.
  package var color: Fill

  package var fill: Fill? { color }

  package init(size: Int, holes: ClosedRange<Int> = 1...1, probability: Double = 1, fill: Fill = .mean) {
    (self.size, self.probability, color) = (size, probability, fill)
    self.holes = [holes.lowerBound, holes.upperBound]
  }

  private enum CodingKeys: String, CodingKey {
    case size, holes, probability
    case color = "fill"
  }

  private static let size = AugmentationSettings.size("Side of a square", most: 1024, example: 8)
  private static let holes = Setting(
    "holes", "How many squares, or the fewest and the most", type: "a whole number from 1 to 100, or two",
    standard: (1...1, "1"), example: "[1, 3]"
  ) { node, name, diagnostics -> ClosedRange<Int>? in
    let counts = node.items.compactMap { $0.integer(name, in: 1...100, diagnostics) }
    guard counts.count == node.items.count else { return nil }
    if let low = counts.first, let high = counts.last, counts.count <= 2, low <= high { return low...high }
    diagnostics.report("holes takes a number or [fewest, most]", at: node.location)
    return nil
  }
  private static let probability = AugmentationSettings.probability(standard: 1)
  private static let color = Setting(
    "fill", "What they are painted with: a byte before 'normalize', a normalized number after it",
    type: "black | mean | a number", standard: (.mean, "mean"), example: "black"
  ) { node, name, diagnostics -> Fill? in Fill.read(node, name, diagnostics) }
  package static let settings = SettingsTable(size, holes, probability, color)

  package static func read(_ settings: SettingsReader) -> Cutout? {
    let (size, holes) = (settings[size], settings[holes])
    let (probability, fill) = (settings[probability], settings[color])
    guard let size, let holes, let probability, let fill else { return nil }
    return Cutout(size: size, holes: holes, probability: probability, fill: fill)
  }

  package var isRandom: Bool { probability > 0 }

  package func choose(for extent: ImageSet.Extent, from stream: inout RandomStream) -> AugmentationChoice {
    guard stream.unit() < probability else { return .boxes([]) }
    let count = holes[0] + stream.below(holes[1] - holes[0] + 1)
    return .boxes(
      (0..<count).map { _ in
        let (top, left) = (stream.below(extent.height) - size / 2, stream.below(extent.width) - size / 2)
        return .init(
          top: max(0, top), left: max(0, left), bottom: min(extent.height, top + size),
          right: min(extent.width, left + size))
      })
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) {
    guard case .boxes(let boxes) = choice else { return }
    for box in boxes { frame.paint(box, with: color) }
  }
}
