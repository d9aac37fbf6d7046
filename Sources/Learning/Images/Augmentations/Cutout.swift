import Settings

/// Squares painted over (DeVries and Taylor, 2017), their middles anywhere: a square may reach over the border.
package struct Cutout: AugmentationKind {
  package static let name = "cutout"
  package static let summary = "Paints over one or several squares of `size` pixels at random places."
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

  package static func read(_ settings: SettingsReader) -> Cutout? {
    let size = settings.integer("size", in: 1...1024)
    settings.missing("size")
    let probability = settings.number("probability", in: 0...1)
    let fill = Fill.read(settings, "fill")
    var holes = [1, 1]
    if let items = settings.list("holes") {
      let counts = items.compactMap { $0.integer("holes", in: 1...100, settings.diagnostics) }
      guard counts.count == items.count else { return nil }
      guard let low = counts.first, let high = counts.last, counts.count <= 2, low <= high else {
        settings.diagnostics.report(
          "holes takes a number or [fewest, most]", at: settings.location(of: "holes"))
        return nil
      }
      holes = [low, high]
    }
    guard let size else { return nil }
    return Cutout(size: size, holes: holes[0]...holes[1], probability: probability ?? 1, fill: fill ?? .mean)
  }

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
