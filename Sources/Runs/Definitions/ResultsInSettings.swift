import Settings

/// Other runs' results within a run's settings.
package enum ResultsInSettings {
  /// Settings in which no run's result can stand: names, and what says by which pictures and how a run is judged.
  private static let withoutResults: Set<String> = [
    "data", "seed", "seeds", "show", "like", "measure", "suggest", "validate", "validation", "smoothing", "test-set",
    "start", "trainable",
  ]
  /// Settings whose value is a kind's name where it is one word: `model: custom.py` names no run.
  private static let ofKinds: Set<String> = ["model", "optimizer", "loss"]
  /// Such settings within others.
  private static let withoutResultsInside: Set<String> = ["divergence", "watch"]

  /// The settings with every result of another run replaced by a number; they stay where there is none.
  package static func replaced(
    in node: SettingsNode, _ value: (ResultExpression, SourceLocation) -> Double?
  ) -> SettingsNode {
    replacing(in: node, but: withoutResults) { node, expression in
      value(expression, node.location).map { SettingsNode(.scalar("\($0)", isPlain: true), at: node.location) }
    }
  }

  /// The settings as far as they are known before any run: what another run decides is open, or has its fallback.
  package static func opened(_ node: SettingsNode) -> SettingsNode {
    replacing(in: node, but: withoutResults) { node, expression in
      var node = node
      if let fallback = expression.fallback {
        node.value = .scalar("\(fallback)", isPlain: true)
      } else {
        node.isOpen = true
      }
      return node
    }
  }

  private typealias Replacement = (SettingsNode, ResultExpression) -> SettingsNode?

  private static func replacing(
    in node: SettingsNode, but left: Set<String> = withoutResultsInside, _ replacement: Replacement
  ) -> SettingsNode {
    switch node.value {
    case .scalar(let text, let isPlain):
      guard isPlain, let expression = ResultExpression(text) else { return node }
      return replacement(node, expression) ?? node
    case .list(let items):
      return SettingsNode(.list(items.map { replacing(in: $0, replacement) }), at: node.location)
    case .mapping(let entries):
      let replaced = entries.map { entry in
        left.contains(entry.name) || ofKinds.contains(entry.name) && entry.value.text != nil
          ? entry
          : SettingsNode.Entry(
            name: entry.name, location: entry.location, value: replacing(in: entry.value, replacement))
      }
      return SettingsNode(.mapping(replaced), at: node.location)
    }
  }
}
