/// One value of a settings text with its place: a scalar, a list or a mapping.
///
/// Scalars keep their text; the wanted type decides how it is read, so that `no` and `12:30:00` stay what they are.
package struct SettingsNode: Hashable, Sendable {
  package indirect enum Value: Hashable, Sendable {
    /// `isPlain` is false where the text was quoted.
    case scalar(String, isPlain: Bool)
    case list([SettingsNode])
    case mapping([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var name: String
    package var location: SourceLocation
    package var value: SettingsNode

    package init(name: String, location: SourceLocation, value: SettingsNode) {
      self.name = name
      self.location = location
      self.value = value
    }
  }

  package var value: Value
  package var location: SourceLocation
  /// Whether it stands for a number that is not known yet, as `finder.suggestion / 10` does.
  package var isOpen = false

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// The entry's value where this is a mapping that has it.
  package subscript(name: String) -> SettingsNode? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.name == name }?.value
  }

  package var text: String? {
    guard case .scalar(let text, _) = value else { return nil }
    return text
  }

  /// Whether a number that is not known yet is among its values.
  package var hasOpen: Bool {
    switch value {
    case .scalar: isOpen
    case .list(let items): items.contains(where: \.hasOpen)
    case .mapping(let entries): entries.contains(where: \.value.hasOpen)
    }
  }

  /// What kind of thing this is, for messages.
  package var summary: String {
    switch value {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "'\(text)'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The same tree with every scalar replaced by what `transform` makes of it (nil: unchanged).
  package func mapScalars(_ transform: (SettingsNode, _ isPlain: Bool) -> SettingsNode?) -> SettingsNode {
    switch value {
    case .scalar(_, let isPlain): return transform(self, isPlain) ?? self
    case .list(let items): return SettingsNode(.list(items.map { $0.mapScalars(transform) }), at: location)
    case .mapping(let entries):
      let mapped = entries.map { Entry(name: $0.name, location: $0.location, value: $0.value.mapScalars(transform)) }
      return SettingsNode(.mapping(mapped), at: location)
    }
  }

  /// This mapping's entries over those of `base`: same names are replaced whole, the others are taken over.
  package func over(_ base: SettingsNode) -> SettingsNode {
    guard case .mapping(let mine) = value, case .mapping(let others) = base.value else { return self }
    let kept = others.filter { other in !mine.contains { $0.name == other.name } }
    return SettingsNode(.mapping(kept + mine), at: location)
  }
}
