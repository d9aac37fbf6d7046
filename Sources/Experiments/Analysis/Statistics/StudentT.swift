import Foundation

/// Student's t distribution ("The probable error of a mean", 1908).
package enum StudentT {
  /// The probability of a value at least as far from zero as `t`, on either side.
  package static func twoSided(_ t: Double, freedom: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    return IncompleteBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// The value that is exceeded on either side with probability 1 − `confidence`.
  package static func critical(confidence: Double, freedom: Double) -> Double {
    precondition((0..<1).contains(confidence) && freedom > 0, "confidence \(confidence), \(freedom) degrees of freedom")
    var (low, high) = (0.0, 1.0)
    while twoSided(high, freedom: freedom) > 1 - confidence, high < 1e15 { high *= 2 }
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if twoSided(middle, freedom: freedom) > 1 - confidence { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
