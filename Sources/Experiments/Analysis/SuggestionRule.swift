import Settings

/// A suggestion rule of any kind, as a chapter names it: `valley`, or `{steepest: {skip: [0, 0]}}`.
package struct SuggestionRule: Hashable, Codable, Sendable {
  /// In the order of tables. A rule is shown what those before it suggest.
  package static let all: [any SuggestionRuleKind.Type] = [
    Valley.self,
    Steepest.self,
    Minimum.self,
    Slide.self,
    AccuracyRise.self,
    Consensus.self,
  ]

  package var kind: any SuggestionRuleKind

  package init(_ kind: any SuggestionRuleKind) { self.kind = kind }

  /// The rule for a test that names none.
  package static func standard(for measure: RangeTestAnalysis.Measure) -> SuggestionRule {
    switch measure {
    case .loss: SuggestionRule(Valley())
    case .accuracy: SuggestionRule(AccuracyRise())
    }
  }

  package static func kind(named name: String) -> (any SuggestionRuleKind.Type)? { all.first { $0.name == name } }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> SuggestionRule? {
    (node.kind(among: all, setting: "suggest", diagnostics)?.value as? any SuggestionRuleKind).map {
      SuggestionRule($0)
    }
  }

  package var name: String { type(of: kind).name }
  package var judges: RangeTestAnalysis.Measure? { type(of: kind).judges }

  /// The rules before this one in the list, each with the same skip.
  var before: [SuggestionRule] {
    Self.all.prefix { $0.name != name }.map { SuggestionRule($0.init(skip: kind.skip)) }
  }

  /// Swift 6.3 makes no `AnyHashable` of the kind as it is.
  private var hashable: any Hashable { kind }

  package static func == (a: SuggestionRule, b: SuggestionRule) -> Bool {
    AnyHashable(a.hashable) == AnyHashable(b.hashable)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(hashable)) }

  private enum CodingKeys: String, CodingKey { case kind }

  /// The name stands beside the rule's options: `{"kind": "valley", "skip": …}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .kind)
    try kind.encode(to: encoder)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let type = Self.kind(named: try container.decode(String.self, forKey: .kind)) else {
      throw DecodingError.dataCorruptedError(forKey: .kind, in: container, debugDescription: "no known suggestion rule")
    }
    kind = try type.init(from: decoder)
  }
}
