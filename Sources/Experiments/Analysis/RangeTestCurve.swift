/// The part of a range test that a rule may look at: smoothed losses over growing rates, all finite.
package struct RangeTestCurve {
  var rates: ArraySlice<Double>
  /// 1 − accuracy where the test measured that.
  var losses: ArraySlice<Double>
  /// Of the whole test, whatever part of it this is.
  var lowestRate: Double
  /// All rates up to where the curve is spoiled, those at both ends too that the rule does not look at.
  var usableRates: ArraySlice<Double> = []
  /// nil where there is no fall.
  var halfway: Halfway?
  /// What the rules suggest that stand before this one and skip as much.
  var others: [Suggestion] = []

  func suggestion(at index: Int) -> Suggestion { Suggestion(rate: rates[index], index: index) }

  func require(_ needed: Int) throws(Refusal) {
    guard losses.count >= needed else { throw .tooFewPoints(losses.count, needed: needed) }
  }
}

/// A rate that a rule picked.
package struct Suggestion: Hashable, Codable, Sendable {
  package var rate: Double
  /// The step of the range test at which the rule looked, from 0.
  package var index: Int

  package init(rate: Double, index: Int) { (self.rate, self.index) = (rate, index) }
}
