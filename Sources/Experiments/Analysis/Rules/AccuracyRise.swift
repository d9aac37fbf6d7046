/// The rate at which accuracy has made nine tenths of its rise and begins to slow.
///
/// Smith, "Cyclical learning rates for training neural networks", 2017, section 3.3, reads this rate off the plot by
/// eye as the upper bound of a cycle; the share is ours.
struct AccuracyRise: SuggestionRuleKind {
  static let name = "accuracy"
  static let summary = "Where accuracy has nearly reached its height (Smith)."
  static let judges: RangeTestAnalysis.Measure? = .accuracy

  static let share = 0.9

  var skip: SuggestionRule.Skip?

  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(3)
    let first = curve.losses[curve.losses.startIndex]
    let lowest = curve.losses.min() ?? first
    let level = first - Self.share * (first - lowest)
    return curve.suggestion(at: curve.losses.firstIndex { $0 <= level } ?? curve.losses.startIndex)
  }
}
