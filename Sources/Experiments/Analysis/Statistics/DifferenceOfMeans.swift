import Foundation

/// How far two runs are apart over seeds: the second less the first.
package struct DifferenceOfMeans: Hashable, Codable, Sendable {
  package var difference: Double
  /// 95 %, or as asked.
  package var interval: ClosedRange<Double>
  /// Two-sided.
  package var pValue: Double

  /// Whether there is anything to test: what does not vary, but for the rounding of its sums, has no t.
  package var varies: Bool { interval.upperBound - interval.lowerBound > 1e-9 * abs(difference) }

  /// Seed against the same seed: Student's t test of the differences.
  ///
  /// - Returns: nil where there are fewer than two pairs.
  package static func paired(_ first: [Double], _ second: [Double], confidence: Double = 0.95) -> DifferenceOfMeans? {
    precondition(first.count == second.count, "pairs of \(first.count) and \(second.count) values")
    guard first.count > 1 else { return nil }
    let estimate = MeanEstimate(zip(second, first).map { $0 - $1 }, confidence: confidence)
    let error = (estimate.deviation ?? 0) / Double(first.count).squareRoot()
    return DifferenceOfMeans(estimate.mean, error, freedom: Double(first.count - 1), confidence)
  }

  /// Seeds that have nothing to do with each other: Welch's t test, "The generalization of Student's problem", 1947.
  ///
  /// - Returns: nil where either side has fewer than two values.
  package static func unpaired(_ first: [Double], _ second: [Double], confidence: Double = 0.95) -> DifferenceOfMeans? {
    guard first.count > 1, second.count > 1 else { return nil }
    let (a, b) = (MeanEstimate(first), MeanEstimate(second))
    func share(_ estimate: MeanEstimate) -> Double {
      (estimate.deviation ?? 0) * (estimate.deviation ?? 0) / Double(estimate.count)
    }
    let (u, v) = (share(a), share(b))
    let terms = u * u / Double(a.count - 1) + v * v / Double(b.count - 1)
    let freedom = terms > 0 ? (u + v) * (u + v) / terms : Double(a.count + b.count - 2)
    return DifferenceOfMeans(b.mean - a.mean, (u + v).squareRoot(), freedom: freedom, confidence)
  }

  private init(_ difference: Double, _ error: Double, freedom: Double, _ confidence: Double) {
    let halfWidth = StudentT.critical(confidence: confidence, freedom: freedom) * error
    self.difference = difference
    interval = difference - halfWidth...difference + halfWidth
    // Without any spread, equal means say nothing and unequal ones everything.
    pValue = difference == 0 ? 1 : StudentT.twoSided(difference / error, freedom: freedom)
  }
}
