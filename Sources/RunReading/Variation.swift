import Settings

/// A setting that a sweep changes, with the value for one of its members.
package struct Variation: Hashable, Sendable {
  /// `schedule`, `one-cycle`, `max`
  package var path: [String]
  package var location: SourceLocation
  package var value: SettingsNode

  /// `schedule.one-cycle.max`
  package var name: String { path.joined(separator: ".") }

  /// The settings with the value in its place; nil after a complaint.
  func applied(to settings: SettingsNode, diagnostics: Diagnostics) -> SettingsNode? {
    replaced(in: settings, path[...], diagnostics)
  }

  private func replaced(
    in node: SettingsNode, _ path: ArraySlice<String>, _ diagnostics: Diagnostics
  ) -> SettingsNode? {
    guard let name = path.first else { return value }
    let depth = self.path.count - path.count
    let done = self.path.prefix(depth).joined(separator: ".")
    guard let entries = entries(of: node, before: name) else {
      diagnostics.report(
        "there is no setting '\(self.name)' to vary: \(done) is \(node.summary)", at: location,
        hint: "write the settings out in the sweep, such as {constant: {rate: 0.1}}, or vary \(done)")
      return nil
    }
    let place = entries.firstIndex { $0.name == name }
    // A second kind beside the first one would be no change of a setting.
    if depth == 1, place == nil {
      diagnostics.report(
        "there is no setting '\(self.name)' to vary", at: location,
        hint: NearestName.find(name, among: entries.map(\.name)).map { "did you mean '\(done).\($0)'?" }
          ?? "\(done) has: \(entries.map(\.name).joined(separator: ", "))")
      return nil
    }
    let inner = place.map { entries[$0].value } ?? SettingsNode(.mapping([]), at: location)
    guard let changed = replaced(in: inner, path.dropFirst(), diagnostics) else { return nil }
    var copy = entries
    let entry = SettingsNode.Entry(name: name, location: place.map { entries[$0].location } ?? location, value: changed)
    if let place { copy[place] = entry } else { copy.append(entry) }
    return SettingsNode(.mapping(copy), at: node.location)
  }

  /// A kind that stands alone, such as `resnet9`, has no settings yet.
  private func entries(of node: SettingsNode, before name: String) -> [SettingsNode.Entry]? {
    switch node.value {
    case .mapping(let entries): entries
    case .scalar(name, _):
      [.init(name: name, location: node.location, value: SettingsNode(.mapping([]), at: node.location))]
    case .scalar, .list: nil
    }
  }
}
