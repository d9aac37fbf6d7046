/// Mean and standard deviation of each channel over a split, 0…1.
package struct ChannelStatistics: Hashable, Codable, Sendable {
  package var mean: [Double]
  package var deviation: [Double]

  package init(mean: [Double], deviation: [Double]) {
    precondition(mean.count == 3 && deviation.count == 3, "\(mean.count) means and \(deviation.count) deviations")
    (self.mean, self.deviation) = (mean, deviation)
  }

  /// Over all pixels of the split, exactly: sums are whole numbers.
  package init(of set: ImageSet) {
    let total = set.sums
    let n = Double(max(1, total.count))
    mean = total.sums.map { Double($0) / n / 255 }
    deviation = zip(total.sums, total.squares).map { sum, square in
      let average = Double(sum) / n
      return max(1 / 255, (Double(square) / n - average * average).squareRoot() / 255)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case mean
    case deviation = "std"
  }
}

/// What every byte of every channel becomes when it is normalized, and what stands for the training split's mean.
struct ChannelTables: Hashable, Sendable {
  /// 3×256: (byte/255 − mean)/deviation.
  let numbers: [Float]
  /// The training split's mean as bytes.
  let mean: SIMD3<UInt8>

  init(measured: ChannelStatistics, normalization: ChannelStatistics) {
    numbers = (0..<3).flatMap { c in
      (0..<256).map { Float((Double($0) / 255 - normalization.mean[c]) / normalization.deviation[c]) }
    }
    let bytes = measured.mean.map { UInt8(max(0, min(255, ($0 * 255).rounded()))) }
    mean = SIMD3(bytes[0], bytes[1], bytes[2])
  }

  /// The byte that a normalized number stands for, clamped.
  func byte(_ number: Float, channel: Int) -> UInt8 {
    let (black, white) = (numbers[channel * 256], numbers[channel * 256 + 255])
    return UInt8(max(0, min(255, ((number - black) / (white - black) * 255).rounded())))
  }
}
