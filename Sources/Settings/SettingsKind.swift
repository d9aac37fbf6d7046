/// A setting that names one of several kinds and may bring settings of its own: `flip`, `{flip: 0.5}`, `{sgd: {…}}`.
package struct SettingsKind {
  package let name: String
  /// Where the kind's name stands.
  package let location: SourceLocation
  /// What follows the name; an empty mapping where it stands alone.
  package let body: SettingsNode

  /// - Returns: nil after a complaint about an unknown name or another form.
  package init?(_ node: SettingsNode, setting: String, of kinds: [String], diagnostics: Diagnostics) {
    switch node.value {
    case .scalar(let text, _) where !text.isEmpty:
      (name, location, body) = (text, node.location, SettingsNode(.mapping([]), at: node.location))
    case .mapping(let entries) where entries.count == 1:
      (name, location, body) = (entries[0].name, entries[0].location, entries[0].value)
    case .mapping(let entries) where entries.first.map { kinds.contains($0.name) && $0.value.text == "" } ?? false:
      let (kind, next) = (entries[0].name, entries[1])
      diagnostics.report(
        "'\(next.name)' stands beside '\(kind)', not within it", at: next.location,
        hint: "indent it further than '\(kind)', which it belongs to")
      return nil
    default:
      diagnostics.report(
        "\(setting) takes one of its kinds, as 'name' or '{name: settings}', not \(node.summary)", at: node.location,
        hint: "known kinds: " + kinds.sorted().joined(separator: ", "))
      return nil
    }
    guard kinds.contains(name) else {
      diagnostics.report(
        "\(setting) has no kind '\(name)'", at: location, hint: NearestName.hint(for: name, among: kinds))
      return nil
    }
  }

  /// A reader for the kind's settings. Where the body is a bare value, it counts as the setting `shorthand`.
  package func reader(
    _ table: SettingsTable, shorthand: String? = nil, diagnostics: Diagnostics
  ) -> SettingsReader {
    var node = body
    if let shorthand {
      switch body.value {
      case .mapping: break
      case .scalar, .list:
        node = SettingsNode(.mapping([.init(name: shorthand, location: body.location, value: body)]), at: body.location)
      }
    }
    return SettingsReader(node, owner: name, table: table, diagnostics: diagnostics)
  }
}
