import Foundation

/// A mean over seeds, with Student's t interval.
package struct MeanEstimate: Hashable, Codable, Sendable {
  package var mean: Double
  package var count: Int
  /// Half the width of the interval; nil where there is one value only.
  package var halfWidth: Double?
  /// Of the sample, with n − 1; nil where there is one value only.
  package var deviation: Double?

  /// - Parameter values: at least one.
  package init(_ values: [Double], confidence: Double = 0.95) {
    precondition(!values.isEmpty, "a mean of no values")
    count = values.count
    // The mean of equal numbers is that number, whatever their sum is rounded to.
    let areEqual = values.allSatisfy { $0 == values[0] }
    let mean = areEqual ? values[0] : values.reduce(0, +) / Double(values.count)
    self.mean = mean
    guard values.count > 1 else { return }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    self.deviation = deviation
    let critical = StudentT.critical(confidence: confidence, freedom: Double(values.count - 1))
    halfWidth = critical * deviation / Double(values.count).squareRoot()
  }

  package var interval: ClosedRange<Double>? { halfWidth.map { mean - $0...mean + $0 } }
}
