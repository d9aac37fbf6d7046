/// Reads one mapping setting by setting, as its table has them, and rejects the rest in `finish`.
package final class SettingsReader {
  package let location: SourceLocation
  /// What the settings belong to, for messages: "the schedule one-cycle".
  package let owner: String
  package let diagnostics: Diagnostics
  private let entries: [SettingsNode.Entry]
  private let table: SettingsTable

  /// - Parameters:
  ///   - node: a mapping; anything else is complained about and read as an empty one.
  ///   - table: the settings that may stand there; others are never read.
  package init(_ node: SettingsNode, owner: String, table: SettingsTable, diagnostics: Diagnostics) {
    location = node.location
    (self.owner, self.table) = (owner, table)
    self.diagnostics = diagnostics
    switch node.value {
    case .mapping(let entries): self.entries = entries
    case .scalar("", _): entries = []
    default:
      entries = []
      diagnostics.report("\(owner) takes settings 'name: value', not \(node.summary)", at: node.location)
    }
  }

  /// The setting's value as it was written; nil where it is left out.
  package func node(_ name: String) -> SettingsNode? {
    assert(table.names.contains(name), "\(owner) reads '\(name)', which its table does not have")
    return entries.first { $0.name == name }?.value
  }

  /// Whether the setting stands there with a number that another run decides.
  package func hasOpen(_ name: String) -> Bool { entries.first { $0.name == name }?.value.hasOpen ?? false }

  package func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Where the setting stands, or the owner's place where it is absent.
  package func location(of name: String) -> SourceLocation {
    entries.first { $0.name == name }?.value.location ?? location
  }

  /// Complains that the setting is needed.
  package func missing(_ name: String, hint: String? = nil) {
    guard !has(name) else { return }
    diagnostics.report("\(owner) needs the setting '\(name)'", at: location, hint: hint)
  }

  /// Complains about every setting that the table does not have.
  ///
  /// - Parameter hints: what to write for names that other tools have, with underscores for all marks between words.
  package func finish(hints: [String: String] = [:]) {
    let known = table.names
    for entry in entries where !known.contains(entry.name) {
      diagnostics.report(
        "\(owner) has no setting '\(entry.name)'", at: entry.location,
        hint: hints[entry.name.lowercased().replacing("-", with: "_")]
          ?? OtherWords.settings(entry.name).first { known.contains($0) }.map { "did you mean '\($0)'?" }
          ?? NearestName.hint(for: entry.name, among: known))
    }
  }
}
