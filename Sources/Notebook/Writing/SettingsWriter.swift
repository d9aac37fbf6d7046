import Settings

/// Settings as boxes show them.
enum SettingsWriter {
  /// One line for each setting, nested ones in braces.
  static func text(_ node: SettingsNode) -> String {
    guard case .mapping(let entries) = node.value else { return flow(node) }
    return entries.map { "\($0.name): \(flow($0.value))" }.joined(separator: "\n")
  }

  private static func flow(_ node: SettingsNode) -> String {
    switch node.value {
    case .scalar(let text, _): text
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.name): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A JSON value without the quotation marks of names.
  static func plain(_ json: String) -> String {
    json.replacing("\"", with: "").replacing(":", with: ": ").replacing(",", with: ", ")
  }
}
