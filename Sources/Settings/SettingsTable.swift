/// The settings of a kind, in the order in which they are explained.
package struct SettingsTable: Sendable {
  package let settings: [SettingDescription]
  package let names: Set<String>

  package init(_ settings: [SettingDescription] = []) {
    self.settings = settings
    names = Set(settings.map(\.name))
    assert(names.count == settings.count, "a setting stands twice in a table")
  }

  package init<each Value>(_ setting: repeat Setting<each Value>) {
    var settings: [SettingDescription] = []
    for setting in repeat each setting { settings.append(setting.description) }
    self.init(settings)
  }

  /// This table's settings and those that only the other has.
  package func union(_ other: SettingsTable) -> SettingsTable {
    SettingsTable(settings + other.settings.filter { !names.contains($0.name) })
  }

  package func without<Value>(_ setting: Setting<Value>) -> SettingsTable {
    SettingsTable(settings.filter { $0.name != setting.name })
  }

  package static func + (a: SettingsTable, b: SettingsTable) -> SettingsTable {
    SettingsTable(a.settings + b.settings)
  }
}
