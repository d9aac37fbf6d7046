import Settings

/// A way to pick a learning rate from the curve of a range test, with its options.
package protocol SuggestionRuleKind: NamedKind, Hashable, Codable, Sendable {
  /// What figures call the rate that it suggests.
  static var label: String { get }
  /// What the test has to measure for it; nil where it judges both.
  static var judges: RangeTestAnalysis.Measure? { get }
  /// nil leaves out a tenth at the start and up to five points at the end, as fastai does.
  var skip: SuggestionRule.Skip? { get }
  init(skip: SuggestionRule.Skip?)
  /// - Returns: the rate, with its point.
  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion
}

extension SuggestionRuleKind {
  package static var label: String { name }
  package static var judges: RangeTestAnalysis.Measure? { nil }

  package static var settings: SettingsTable { SettingsTable(SuggestionRule.Skip.setting) }

  package static func read(_ settings: SettingsReader) -> Self? {
    let skip = settings[SuggestionRule.Skip.setting]
    return settings.has(SuggestionRule.Skip.setting) == (skip != nil) ? Self(skip: skip) : nil
  }

  /// What the rule sees of `count` points.
  func window(_ count: Int) -> Range<Int> {
    let skip = skip ?? SuggestionRule.Skip(start: count / 10, end: min(5, count / 10))
    let start = min(skip.start, count)
    return start..<max(start, count - skip.end)
  }
}
