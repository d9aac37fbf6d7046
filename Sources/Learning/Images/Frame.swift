import Settings

/// A picture on its way through the augmentations: planes of bytes, and of normalized numbers after `normalize`.
package struct Frame: Sendable {
  package var extent: ImageSet.Extent
  package var bytes: [UInt8]
  package var numbers: [Float]
  package var isNormalized = false

  package init(extent: ImageSet.Extent, bytes: [UInt8]) {
    (self.extent, self.bytes, numbers) = (extent, bytes, [])
  }

  /// Replaces the pixels by those that `source` names for every new place; nil takes the channel's fill.
  mutating func resample(
    to new: ImageSet.Extent, fill: Fill, measured: ChannelStatistics, source: (_ y: Int, _ x: Int) -> (Int, Int)?
  ) {
    let old = extent
    func moved<Element>(_ values: [Element], fills: [Element]) -> [Element] {
      [Element](unsafeUninitializedCapacity: 3 * new.height * new.width) { target, count in
        count = 3 * new.height * new.width
        for y in 0..<new.height {
          for x in 0..<new.width {
            let place = source(y, x)
            for c in 0..<3 {
              let value = place.map { values[(c * old.height + $0.0) * old.width + $0.1] } ?? fills[c]
              target.initializeElement(at: (c * new.height + y) * new.width + x, to: value)
            }
          }
        }
      }
    }
    if isNormalized {
      numbers = moved(numbers, fills: fill.numbers(measured))
    } else {
      bytes = moved(bytes, fills: fill.bytes(measured))
    }
    extent = new
  }
}

/// What new pixels are filled with.
package enum Fill: Hashable, Codable, Sendable {
  /// 0 as a byte; before `normalize` that is black.
  case black
  /// The channel's mean over the training split; 0 after `normalize`.
  case mean
  /// A number in the units of its place: a byte before `normalize`, a normalized number after it.
  case value(Double)

  func bytes(_ measured: ChannelStatistics) -> [UInt8] {
    switch self {
    case .black: [0, 0, 0]
    case .mean: measured.mean.map { UInt8(($0 * 255).rounded()) }
    case .value(let value): Array(repeating: UInt8(max(0, min(255, value.rounded()))), count: 3)
    }
  }

  func numbers(_ measured: ChannelStatistics) -> [Float] {
    switch self {
    case .black: zip(measured.mean, measured.deviation).map { Float(-$0 / $1) }
    case .mean: [0, 0, 0]
    case .value(let value): Array(repeating: Float(value), count: 3)
    }
  }

  /// - Returns: nil after a complaint.
  static func read(_ settings: SettingsReader, _ name: String, words: [String: Fill]) -> Fill? {
    guard let node = settings.node(name) else { return nil }
    if let word = words[node.text ?? ""] { return word }
    if let text = node.text, let value = SettingsNode.number(text), value.isFinite { return .value(value) }
    settings.diagnostics.report(
      "\(name) cannot be \(node.summary)", at: node.location,
      hint: NearestName.hint(for: node.text ?? "", among: words.keys) ?? "or write a number")
    return nil
  }
}

/// Mean and standard deviation of each channel over a split, 0…1.
package struct ChannelStatistics: Hashable, Codable, Sendable {
  package var mean: [Double]
  package var deviation: [Double]

  package init(mean: [Double], deviation: [Double]) { (self.mean, self.deviation) = (mean, deviation) }

  /// Over all pixels of the split, exactly: sums are whole numbers.
  package init(of set: ImageSet) {
    var sums = [0, 0, 0]
    var squares = [0, 0, 0]
    var count = 0
    set.pixels.withUnsafeBufferPointer { pixels in
      for (extent, offset) in zip(set.extents, set.offsets) {
        let plane = extent.height * extent.width
        count += plane
        for c in 0..<3 {
          for place in offset + c * plane..<offset + (c + 1) * plane {
            let value = Int(pixels[place])
            sums[c] += value
            squares[c] += value * value
          }
        }
      }
    }
    let n = Double(max(1, count))
    mean = sums.map { Double($0) / n / 255 }
    deviation = zip(sums, squares).map { sum, square in
      let average = Double(sum) / n
      return max(1 / 255, (Double(square) / n - average * average).squareRoot() / 255)
    }
  }
}
