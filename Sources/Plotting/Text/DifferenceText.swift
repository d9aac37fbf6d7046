/// A difference and its interval, both with as many decimals as the interval makes sense of.
package struct DifferenceText: Sendable {
  /// `+0.42`
  package let mean: String
  package let bounds: (low: String, high: String)?

  /// - Parameters:
  ///   - scale: what all are multiplied by, 100 for points.
  ///   - most: decimals at most, and where there is no interval.
  package init(_ mean: Double, _ interval: ClosedRange<Double>?, scale: Double = 1, atMost most: Int) {
    let interval = interval.map { $0.lowerBound * scale...$0.upperBound * scale }
    let decimals = interval.map { Precision.decimals(interval: $0, atMost: most) } ?? most
    self.mean = NumberText.signed(mean * scale, decimals)
    bounds = interval.map { (NumberText.signed($0.lowerBound, decimals), NumberText.signed($0.upperBound, decimals)) }
  }

  /// `0.42`
  package var size: String { mean.first == "+" || mean.first == "−" ? String(mean.dropFirst()) : mean }

  /// `−0.10 to +0.94`; nil where there is no interval.
  package var interval: String? { bounds.map { "\($0.low) to \($0.high)" } }
}
