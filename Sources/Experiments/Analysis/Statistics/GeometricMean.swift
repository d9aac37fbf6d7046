import Foundation

/// The mean of rates on a logarithmic scale, with their range: what several seeds of a range test suggest together.
package struct GeometricMean: Hashable, Codable, Sendable {
  package var mean: Double
  package var low: Double
  package var high: Double
  package var count: Int

  /// - Returns: nil where there is no value, or one that is not above zero.
  package init?(_ values: [Double]) {
    guard let low = values.min(), let high = values.max(), values.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return nil
    }
    (self.low, self.high, count) = (low, high, values.count)
    mean = low == high ? low : exp(values.map { log($0) }.reduce(0, +) / Double(values.count))
  }
}
