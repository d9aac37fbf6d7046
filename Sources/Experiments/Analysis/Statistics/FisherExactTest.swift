import Foundation

/// Fisher's exact test of two shares ("On the Interpretation of χ² from Contingency Tables", 1922), two-sided: the
/// chance of tables with the same sums that are no likelier than this one.
///
/// For results of which only counts are known. Where both networks saw the same pictures it errs on the careful side:
/// McNemar's test would use which pictures each of them got right.
package struct FisherExactTest: Hashable, Codable, Sendable {
  package var first: Int
  package var firstCount: Int
  package var second: Int
  package var secondCount: Int

  /// - Parameters: how many of how many were right.
  package init(_ first: Int, of firstCount: Int, _ second: Int, of secondCount: Int) {
    precondition((0...firstCount).contains(first) && (0...secondCount).contains(second), "more right than there are")
    (self.first, self.firstCount, self.second, self.secondCount) = (first, firstCount, second, secondCount)
  }

  package var pValue: Double {
    let right = first + second
    let possible = max(0, right - secondCount)...min(right, firstCount)
    let logs = possible.map { Self.logChoose(firstCount, $0) + Self.logChoose(secondCount, right - $0) }
    let highest = logs.max() ?? 0
    let weights = logs.map { exp($0 - highest) }
    // Tables that are as likely as this one differ from it by rounding.
    let own = weights[first - possible.lowerBound] * (1 + 1e-9)
    return min(1, weights.filter { $0 <= own }.reduce(0, +) / weights.reduce(0, +))
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    IncompleteBeta.logGamma(Double(n) + 1) - IncompleteBeta.logGamma(Double(k) + 1)
      - IncompleteBeta.logGamma(Double(n - k) + 1)
  }
}
