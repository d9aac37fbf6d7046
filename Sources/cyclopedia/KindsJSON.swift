import KindReference
import Notebook
import Settings

/// A list of kinds, or the settings of a name, as `kinds --json` writes them.
struct KindsJSON: Encodable {
  struct Example: Encodable { var book, chapter: String }

  struct Setting: Encodable {
    var name, summary, type, example: String
    var unit: String?
    /// `always` where leaving it out is a mistake.
    var needed: String?
    /// What counts where it is left out.
    var standard: String?
    /// What happens where it is left out, in words.
    var otherwise: String?
    /// The settings of its value, where that can be a mapping.
    var parts: [Setting]?
    /// The kinds that have it; only where it was asked for by its name.
    var of: [String]?

    init(_ setting: SettingDescription, of owners: [String]? = nil) {
      (name, summary, type) = (setting.name, setting.summary, setting.type)
      (example, unit, of) = (setting.example, setting.unit, owners)
      parts = setting.parts.isEmpty ? nil : setting.parts.map { Setting($0) }
      switch setting.absence {
      case .isMistake: needed = "always"
      case .standard(let text): standard = text
      case .otherwise(let words): otherwise = words
      }
    }
  }

  struct Kind: Encodable {
    var name, summary: String
    var shorthand, value: String?
    var settings: [Setting]?
    var example: Example
  }

  var list: String
  var kinds: [Kind]?
  var settings: [Setting]?

  init(_ list: KindLists.List) {
    self.list = list.title
    kinds = list.kinds.map { kind in
      Kind(
        name: kind.name, summary: kind.summary, shorthand: kind.shorthand, value: kind.value,
        settings: kind.settings.isEmpty ? nil : kind.settings.map { Setting($0) },
        example: Example(book: kind.example.book, chapter: kind.example.chapter))
    }
  }

  private init(settings: [Setting]) { (list, self.settings) = ("settings", settings) }

  /// - Returns: none where there are no such settings.
  static func of(_ settings: [KindAnswer.Owned]) -> [KindsJSON] {
    settings.isEmpty ? [] : [KindsJSON(settings: settings.map { Setting($0.setting, of: $0.owners) })]
  }
}
