import Settings

/// Other runs' results within a run's settings.
package enum ResultsInSettings {
  /// Settings that are names, in which no run's result can stand.
  private static let withoutResults: Set<String> = [
    "data", "seed", "seeds", "show", "like", "measure", "suggest", "validate", "test-set", "start", "trainable",
  ]

  /// The settings with every result of another run replaced by a number.
  package static func replaced(
    in node: SettingsNode, _ value: (ResultExpression, SourceLocation) -> Double?
  ) -> SettingsNode {
    guard case .mapping(let entries) = node.value else { return node }
    let replaced = entries.map { entry -> SettingsNode.Entry in
      guard !withoutResults.contains(entry.name) else { return entry }
      return SettingsNode.Entry(
        name: entry.name, location: entry.location, value: replacing(in: entry.value, value))
    }
    return SettingsNode(.mapping(replaced), at: node.location)
  }

  private static func replacing(
    in node: SettingsNode, _ value: (ResultExpression, SourceLocation) -> Double?
  ) -> SettingsNode {
    switch node.value {
    case .scalar(let text, let isPlain):
      guard isPlain, let expression = ResultExpression(text), let number = value(expression, node.location) else {
        return node
      }
      return SettingsNode(.scalar("\(number)", isPlain: true), at: node.location)
    case .list(let items): return SettingsNode(.list(items.map { replacing(in: $0, value) }), at: node.location)
    case .mapping(let entries):
      // What a policy watches is a metric of its own run.
      let replaced = entries.map { entry in
        entry.name == "watch"
          ? entry
          : SettingsNode.Entry(name: entry.name, location: entry.location, value: replacing(in: entry.value, value))
      }
      return SettingsNode(.mapping(replaced), at: node.location)
    }
  }
}
