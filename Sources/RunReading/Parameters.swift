import Settings

/// The book's parameters: the defaults, the profile's values over them, and the command line's over both.
package struct Parameters: Sendable {
  package static let defaultProfile = "quick"
  /// Names in the output folder that no profile's report has.
  package static let takenFolders = ["archive"]

  /// One `-P name=value` of the command line.
  package struct Override: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  package private(set) var values: [String: SettingsNode] = [:]

  package init(defaults: SettingsNode?, diagnostics: Diagnostics) {
    guard let defaults else { return }
    if case .mapping(let entries) = defaults.value {
      for entry in entries { values[entry.name] = entry.value }
    } else {
      diagnostics.report("parameters takes a mapping 'name: value', not \(defaults.summary)", at: defaults.location)
    }
  }

  /// A profile's values over these; a name that has no default is a mistake.
  package func changed(by profile: SettingsNode, owner: String, diagnostics: Diagnostics) -> Parameters {
    var copy = self
    for entry in profile.entries {
      if values[entry.name] == nil { complain(entry.name, owner: owner, at: entry.location, diagnostics) }
      copy.values[entry.name] = entry.value
    }
    return copy
  }

  package mutating func apply(_ override: Override, diagnostics: Diagnostics) {
    let place = SourceLocation(file: "-P \(override.name)=\(override.value)")
    guard values[override.name] != nil else {
      complain(override.name, owner: "the book", at: place, diagnostics)
      return
    }
    if let text = SettingsText.parse("value: \(override.value)", at: place, diagnostics: diagnostics),
      let node = text["value"]
    {
      values[override.name] = node
    }
  }

  /// The tree with every plain scalar `$name` replaced by the parameter, which keeps its type.
  package func substituted(in node: SettingsNode, diagnostics: Diagnostics) -> SettingsNode {
    node.mapScalars { scalar, isPlain in
      guard isPlain, let text = scalar.text, text.hasPrefix("$") else { return nil }
      let name = String(text.dropFirst())
      guard let value = values[name] else {
        complain(name, owner: "the book", at: scalar.location, diagnostics)
        diagnostics.close(scalar.location)
        return nil
      }
      return SettingsNode(value.value, at: scalar.location)
    }
  }

  package func complain(_ name: String, owner: String, at location: SourceLocation, _ diagnostics: Diagnostics) {
    diagnostics.report(
      "\(owner) has no parameter '\(name)'", at: location,
      hint: NearestName.hint(for: name, among: values.keys)
        ?? "declare it in book.yml, as parameters: {\(name.prefix(40)): VALUE}")
  }
}
