/// A tenth of the rate at which the smoothed loss is lowest: fastai's `minimum`.
///
/// It refuses to suggest a rate below the tested ones.
struct Minimum: SuggestionRuleKind {
  static let name = "minimum"
  static let summary = "A tenth of the rate with the lowest loss (fastai)."
  static let label = "minimum / 10"
  static let judges: RangeTestAnalysis.Measure? = .loss
  var skip: SuggestionRule.Skip?

  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(1)
    let lowest = curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] } ?? curve.losses.startIndex
    let rate = curve.rates[lowest] / 10
    guard rate >= curve.lowestRate else { throw .belowTest(rate, from: curve.lowestRate) }
    return Suggestion(rate: rate, index: lowest)
  }
}
