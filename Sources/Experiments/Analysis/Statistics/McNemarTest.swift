import Foundation

/// McNemar's exact test of two networks on the same pictures ("Note on the sampling error …", 1947).
///
/// Only pictures that one of them got right and the other wrong count; if both are equally good, each side wins such a
/// picture with probability one half. It speaks of these two networks on other pictures, not of other seeds.
package struct McNemarTest: Hashable, Codable, Sendable {
  /// Pictures that only the first got right.
  package var onlyFirst: Int
  package var onlySecond: Int

  package init(onlyFirst: Int, onlySecond: Int) {
    precondition(onlyFirst >= 0 && onlySecond >= 0, "\(onlyFirst) and \(onlySecond) pictures")
    (self.onlyFirst, self.onlySecond) = (onlyFirst, onlySecond)
  }

  /// - Parameters: whether each picture was classified rightly, in the same order.
  package init(_ first: [Bool], _ second: [Bool]) {
    precondition(first.count == second.count, "\(first.count) pictures and \(second.count)")
    self.init(
      onlyFirst: zip(first, second).filter { $0 && !$1 }.count,
      onlySecond: zip(first, second).filter { !$0 && $1 }.count)
  }

  /// Two-sided, by the binomial distribution itself.
  package var pValue: Double {
    let (n, fewer) = (onlyFirst + onlySecond, min(onlyFirst, onlySecond))
    guard onlyFirst != onlySecond else { return 1 }
    // Sums from the largest term down, each by its ratio to the one before.
    let total = Double(n)
    var term = exp(
      IncompleteBeta.logGamma(total + 1) - IncompleteBeta.logGamma(Double(fewer) + 1)
        - IncompleteBeta.logGamma(Double(n - fewer) + 1) - total * log(2.0))
    var sum = 0.0
    for k in stride(from: fewer, through: 0, by: -1) {
      sum += term
      term *= Double(k) / Double(n - k + 1)
      if term < sum * 1e-18 { break }
    }
    return min(1, 2 * sum)
  }
}
