/// Reads one mapping setting by setting; remembers what was asked for and rejects the rest in `finish`.
///
/// Every accessor returns nil where the setting is absent, and also after complaining where it has the wrong type.
package final class SettingsReader {
  package let location: SourceLocation
  /// What the settings belong to, for messages: "the schedule one-cycle".
  package let owner: String
  package let diagnostics: Diagnostics
  private let entries: [SettingsNode.Entry]
  private var asked: Set<String> = []

  /// - Parameter node: a mapping; anything else is complained about and read as an empty one.
  package init(_ node: SettingsNode, owner: String, diagnostics: Diagnostics) {
    location = node.location
    self.owner = owner
    self.diagnostics = diagnostics
    switch node.value {
    case .mapping(let entries): self.entries = entries
    case .scalar("", _): entries = []
    default:
      entries = []
      diagnostics.report("\(owner) takes settings 'name: value', not \(node.summary)", at: node.location)
    }
  }

  /// The setting's value as it was written.
  package func node(_ name: String) -> SettingsNode? {
    asked.insert(name)
    return entries.first { $0.name == name }?.value
  }

  package func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Where the setting stands, or the owner's place where it is absent.
  package func location(of name: String) -> SourceLocation {
    entries.first { $0.name == name }?.value.location ?? location
  }

  package func string(_ name: String) -> String? { node(name).flatMap { $0.string(name, diagnostics) } }

  package func flag(_ name: String) -> Bool? { node(name).flatMap { $0.flag(name, diagnostics) } }

  package func integer(_ name: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    node(name).flatMap { $0.integer(name, in: range, diagnostics) }
  }

  /// A finite number; fractions such as `5/24` are read too. NaN for an open one.
  package func number(_ name: String, in range: ClosedRange<Double>? = nil) -> Double? {
    node(name).flatMap { $0.number(name, in: range, diagnostics) }
  }

  /// The setting's items; a single value is a list of one.
  package func list(_ name: String) -> [SettingsNode]? {
    guard let node = node(name) else { return nil }
    if case .list(let items) = node.value { return items }
    return [node]
  }

  /// One of a few words.
  package func choice(_ name: String, of words: [String]) -> String? {
    guard let node = node(name), let word = node.string(name, diagnostics) else { return nil }
    guard words.contains(word) else {
      diagnostics.report(
        "\(name) cannot be '\(word)'", at: node.location, hint: NearestName.hint(for: word, among: words))
      return nil
    }
    return word
  }

  /// A reader for a nested mapping.
  package func mapping(_ name: String) -> SettingsReader? {
    node(name).map { SettingsReader($0, owner: "\(name)", diagnostics: diagnostics) }
  }

  /// A value of one of several kinds: `name` alone, or `{name: body}`.
  package func kind(_ name: String, of kinds: [String]) -> SettingsKind? {
    node(name).flatMap { SettingsKind($0, setting: name, of: kinds, diagnostics: diagnostics) }
  }

  /// Complains that the setting is needed.
  package func missing(_ name: String, hint: String? = nil) {
    guard !has(name) else { return }
    diagnostics.report("\(owner) needs the setting '\(name)'", at: location, hint: hint)
  }

  /// Complains about every setting that nobody asked for.
  ///
  /// - Parameter hints: what to write for names that other tools have, with underscores for all marks between words.
  package func finish(hints: [String: String] = [:]) {
    for entry in entries where !asked.contains(entry.name) {
      diagnostics.report(
        "\(owner) has no setting '\(entry.name)'", at: entry.location,
        hint: hints[entry.name.lowercased().replacing("-", with: "_")]
          ?? OtherWords.settings(entry.name).first { asked.contains($0) }.map { "did you mean '\($0)'?" }
          ?? NearestName.hint(for: entry.name, among: asked))
    }
  }
}
