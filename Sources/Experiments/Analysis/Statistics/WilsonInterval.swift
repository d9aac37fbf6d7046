import Foundation

/// The interval for a share of successes that Wilson gave in 1927 ("Probable inference, the law of succession").
package enum WilsonInterval {
  /// - Parameters:
  ///   - correct: of `count`, which is above zero.
  ///   - deviations: standard deviations on either side; 1.96 for 95 %.
  package static func of(_ correct: Int, of count: Int, deviations: Double = 1.959963984540054) -> ClosedRange<Double> {
    precondition(count > 0 && (0...count).contains(correct), "\(correct) of \(count)")
    let (n, z) = (Double(count), deviations)
    let share = Double(correct) / n
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (correct == 0 ? 0 : max(0, center - half))...(correct == count ? 1 : min(1, center + half))
  }
}
