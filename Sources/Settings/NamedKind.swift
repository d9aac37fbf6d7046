/// One of several things that a setting may name, with settings of its own: `{sgd: {momentum: 0.9}}`.
package protocol NamedKind: Sendable {
  /// As chapters write it.
  static var name: String { get }
  /// What it is, in one sentence, with an example where it has one.
  static var summary: String { get }
  /// What it takes, and the only place that says so.
  static var settings: SettingsTable { get }
  /// The setting that a bare value stands for, as in `{constant: 0.1}`.
  static var shorthand: String? { get }
  /// A value that names it, as a chapter would write it.
  static var example: String { get }

  /// - Parameter settings: of `{name: settings}`, with this kind's table.
  /// - Returns: nil after a complaint.
  static func read(_ settings: SettingsReader) -> Self?
}

extension NamedKind {
  package static var settings: SettingsTable { SettingsTable() }
  package static var shorthand: String? { nil }
  /// The one in its sentence; else its name, with what it needs.
  package static var example: String {
    if let quoted = summary.firstMatch(of: /`(\{.*\})`/) { return String(quoted.1) }
    let needed = settings.settings.filter { $0.absence == .isMistake }.map { "\($0.name): \($0.example)" }
    return needed.isEmpty ? name : "{\(name): {\(needed.joined(separator: ", "))}}"
  }
}

extension SettingsNode {
  /// The value of one of some kinds that stands here: `name` alone, or `{name: settings}`.
  ///
  /// - Parameter setting: which setting this is, for messages.
  /// - Returns: nil after a complaint.
  package func kind(
    among kinds: [any NamedKind.Type], setting: String, _ diagnostics: Diagnostics
  ) -> (value: any NamedKind, location: SourceLocation)? {
    guard let kind = SettingsKind(self, setting: setting, of: kinds.map { $0.name }, diagnostics: diagnostics),
      let type = kinds.first(where: { $0.name == kind.name })
    else { return nil }
    let settings = kind.reader(type.settings, shorthand: type.shorthand, diagnostics: diagnostics)
    defer { settings.finish() }
    return type.read(settings).map { ($0, kind.location) }
  }
}
