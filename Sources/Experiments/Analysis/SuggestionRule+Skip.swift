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
  static let setting = Setting(
    "skip", "How many points at the start and at the end are left out", type: "two whole numbers of at least 0",
    unit: "points", otherwise: "a tenth of all, and five", example: "[0, 0]"
  ) { node, name, diagnostics -> SuggestionRule.Skip? in
    let counts = node.items.compactMap { $0.integer(name, in: 0...1_000_000, diagnostics) }
    guard counts.count == node.items.count else { return nil }
    if counts.count == 2 { return SuggestionRule.Skip(start: counts[0], end: counts[1]) }
    diagnostics.report(
      "skip takes two numbers, not \(counts.count)", at: node.location,
      hint: "write [points at the start, points at the end]")
    return nil
  }
}
