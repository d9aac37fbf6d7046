import Settings

extension SuggestionRule {
  /// Points left out at both ends before the rule looks.
  package struct Skip: Hashable, Codable, Sendable {
    package var start: Int
    package var end: Int

    package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
  }
}

extension SuggestionRule.Skip {
  /// Reads `[0, 0]`.
  ///
  /// - Returns: nil after a complaint.
  init?(_ items: [SettingsNode], _ settings: SettingsReader) {
    let counts = items.compactMap { $0.integer("skip", in: 0...1_000_000, settings.diagnostics) }
    guard counts.count == items.count else { return nil }
    guard counts.count == 2 else {
      settings.diagnostics.report(
        "skip takes two numbers, not \(counts.count)", at: settings.location(of: "skip"),
        hint: "write [points at the start, points at the end]")
      return nil
    }
    self.init(start: counts[0], end: counts[1])
  }
}
