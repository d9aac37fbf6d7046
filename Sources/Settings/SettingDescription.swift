/// What a chapter may write for one setting, for readers.
package struct SettingDescription: Hashable, Sendable {
  /// What it means to leave it out.
  package enum Absence: Hashable, Sendable {
    case isMistake
    /// What counts then, as a chapter would write it.
    case standard(String)
    /// What happens then, in words: "the dataset's".
    case otherwise(String)
  }

  package var name: String
  /// What it takes: "a number above 0".
  package var type: String
  /// What it counts: "epochs", "pixels"; nil for what has no unit.
  package var unit: String?
  package var absence: Absence
  /// What it sets, in one line.
  package var summary: String
  /// A value that it takes, as a chapter would write it.
  package var example: String
  /// The settings of its value, where that can be a mapping with names of its own.
  package var parts: [SettingDescription]

  package init(
    _ name: String, _ summary: String, type: String, unit: String? = nil, absence: Absence, example: String,
    parts: [SettingDescription] = []
  ) {
    (self.name, self.summary, self.type, self.unit) = (name, summary, type, unit)
    (self.absence, self.example, self.parts) = (absence, example, parts)
  }
}

extension SettingDescription.Absence {
  /// As a list of settings says it.
  package var words: String {
    switch self {
    case .isMistake: "needed"
    case .standard(let value): "\(value) where it is left out"
    case .otherwise(let words) where words.hasPrefix("needed"): words
    case .otherwise(let words): "left out: \(words)"
    }
  }
}
