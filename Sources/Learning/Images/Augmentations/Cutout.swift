import Settings

/// Squares painted over (DeVries and Taylor, 2017); a square may reach over the border.
package struct Cutout: AugmentationKind {
  package static let name = "cutout"
  package static let summary = "Paints over one or several squares of `size` pixels at random places."
  package static let shorthand: String? = "size"

  package var size: Int
  /// Fewest and most squares.
  package var holes: [Int]
  package var probability: Double
  package var fill: Fill

  package init(size: Int, holes: ClosedRange<Int> = 1...1, probability: Double = 1, fill: Fill = .mean) {
    (self.size, self.probability, self.fill) = (size, probability, fill)
    self.holes = [holes.lowerBound, holes.upperBound]
  }

  package static func read(_ settings: SettingsReader) -> Cutout? {
    let size = settings.integer("size", in: 1...1024)
    settings.missing("size")
    let probability = settings.number("probability", in: 0...1)
    let fill = Fill.read(settings, "fill", words: ["black": .black, "mean": .mean])
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

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame, measured: ChannelStatistics) {
    guard case .boxes(let boxes) = choice else { return }
    let (bytes, numbers) = (fill.bytes(measured), fill.numbers(measured))
    let (height, width) = (frame.extent.height, frame.extent.width)
    for box in boxes {
      for c in 0..<3 {
        for y in box.top..<box.bottom {
          for place in (c * height + y) * width + box.left..<(c * height + y) * width + box.right {
            if frame.isNormalized { frame.numbers[place] = numbers[c] } else { frame.bytes[place] = bytes[c] }
          }
        }
      }
    }
  }
}
