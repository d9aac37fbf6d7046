import Settings

extension RunSettings {
  /// The setting `validation`: `0.1`, or `{share: 0.1, by: class}`; nil where it is absent, and after a complaint.
  static func heldOut(_ settings: SettingsReader) -> (share: Double, isByClass: Bool)? {
    let range = 0.001...0.9
    guard let node = settings.node("validation"), case .mapping = node.value else {
      return settings.number("validation", in: range).map { ($0, false) }
    }
    let own = SettingsReader(node, owner: "validation", diagnostics: settings.diagnostics)
    own.missing("share", hint: "write {share: 0.1, by: class}")
    let share = own.number("share", in: range)
    let isByClass = own.choice("by", of: ["class"]) != nil
    own.finish()
    return share.map { ($0, isByClass) }
  }
}
