/// One setting of a kind: what it takes and means, and how it is read. Kinds read, complain and are documented by it.
package struct Setting<Value: Sendable>: Sendable {
  /// Gives nil after a complaint.
  package typealias Read = @Sendable (_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> Value?

  package let description: SettingDescription
  /// What counts where it is left out.
  let standard: Value?
  /// What to write, where it is left out and needed.
  package let hint: String?
  package let read: Read

  package var name: String { description.name }

  /// Needed, unless it has a standard or `otherwise`.
  ///
  /// - Parameters:
  ///   - summary: what it sets, in one line.
  ///   - type: what it takes, such as "a number above 0".
  ///   - standard: what counts where it is left out, and how a chapter would write that.
  ///   - otherwise: what happens where it is left out, in words.
  ///   - example: the standard, where nil.
  ///   - parts: the settings of its value, where that can be a mapping.
  package init(
    _ name: String, _ summary: String, type: String, unit: String? = nil,
    standard: (value: Value, text: String)? = nil, otherwise: String? = nil, hint: String? = nil,
    example: String? = nil, parts: SettingsTable = SettingsTable(), read: @escaping Read
  ) {
    let absence: SettingDescription.Absence =
      standard.map { .standard($0.text) } ?? otherwise.map { .otherwise($0) } ?? .isMistake
    description = SettingDescription(
      name, summary, type: type, unit: unit, absence: absence, example: example ?? standard?.text ?? "",
      parts: parts.settings)
    (self.standard, self.hint, self.read) = (standard?.value, hint, read)
  }
}

extension SettingsReader {
  /// The setting's value, or its standard where it is left out. Nil after a complaint, which is also made where it is
  /// needed and left out; and where it is left out and has no standard.
  package subscript<Value>(setting: Setting<Value>) -> Value? {
    guard let node = node(setting.name) else {
      if setting.description.absence == .isMistake { missing(setting.name, hint: setting.hint) }
      return setting.standard
    }
    return setting.read(node, setting.name, diagnostics)
  }

  /// The setting's value: nil where it is left out, a value of nil after a complaint.
  package func written<Value>(_ setting: Setting<Value>) -> Value?? {
    node(setting.name).map { setting.read($0, setting.name, diagnostics) }
  }

  package func has<Value>(_ setting: Setting<Value>) -> Bool { has(setting.name) }

  /// Where the setting stands, or the owner's place where it is left out.
  package func location<Value>(of setting: Setting<Value>) -> SourceLocation { location(of: setting.name) }

  package func missing<Value>(_ setting: Setting<Value>) { missing(setting.name, hint: setting.hint) }
}
