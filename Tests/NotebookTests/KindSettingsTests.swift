import Datasets
import Experiments
import Learning
import Settings
import Testing

/// The settings that kinds declare against what reading them does.
@Suite struct KindSettingsTests {
  static let kinds: [any NamedKind.Type] =
    DatasetChoice.all + Model.all + Augmentation.all + Schedule.all + Optimizer.all + Loss.all + Smoothing.all
    + SuggestionRule.all

  /// What stands beside a setting, or beside all of a kind, where more than the needed ones has to.
  static let company = [
    "ExponentialPolicy": "factor: 0.9\nevery: 1 epoch", "ExponentialPolicy.factor": "every: 1 epoch",
    "ExponentialPolicy.every": "factor: 0.9", "ExponentialPolicy.end": "", "CyclicPolicy.factor": "mode: exp-range",
    "CyclicPolicy.mode": "", "WarmUpPolicy.shape": "from: 0.01", "OneCyclePolicy.down": "up: 5 epochs",
    "Normalize.mean": "std: 0.25", "Normalize.std": "mean: 0.5",
  ]

  private struct Reading { var value: String?, complaints: [String] }

  /// - Parameter lines: settings of the kind, a line each.
  private func read(_ kind: any NamedKind.Type, _ lines: [String]) throws -> Reading {
    let diagnostics = Diagnostics()
    let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    let place = SourceLocation(file: "a.md")
    let node = try #require(SettingsText.parse(text, at: place, diagnostics: diagnostics))
    let settings = SettingsReader(node, owner: kind.name, table: kind.settings, diagnostics: diagnostics)
    let value = kind.read(settings).map { "\($0)" }
    settings.finish()
    return Reading(value: value, complaints: diagnostics.sorted.map(\.message))
  }

  private func line(_ setting: SettingDescription, _ value: String? = nil) -> String {
    "\(setting.name): \(value ?? setting.example)"
  }

  @Test(arguments: kinds.map { "\($0)" }) func everySettingIsReadAsItsTableSays(_ type: String) throws {
    for kind in Self.kinds where "\(kind)" == type {
      let name = kind.name
      let needed = kind.settings.settings.filter { $0.absence == .isMistake }
      for setting in kind.settings.settings {
        let company = Self.company["\(type).\(setting.name)"] ?? Self.company[type] ?? ""
        let others = needed.filter { $0.name != setting.name }.map { line($0) } + [company]
        let (with, without) = (try read(kind, others + [line(setting)]), try read(kind, others))
        #expect(with.complaints == [] && with.value != nil, "\(name): \(line(setting))")
        switch setting.absence {
        case .isMistake:
          #expect(without.complaints == ["\(name) needs the setting '\(setting.name)'"])
        case .standard(let text):
          #expect(try read(kind, others + [line(setting, text)]).value == without.value, "\(name).\(setting.name)")
          if setting.example != text { #expect(with.value != without.value, "\(name).\(setting.name) changes nothing") }
        case .otherwise:
          #expect(with.value != without.value, "\(name).\(setting.name) changes nothing")
        }
      }
      #expect(try read(kind, ["no-setting: 1"]).complaints.contains("\(name) has no setting 'no-setting'"))
      if let shorthand = kind.shorthand { #expect(kind.settings.names.contains(shorthand)) }
    }
  }

  @Test func examplesInSentencesAreRead() throws {
    var count = 0
    for kind in Self.kinds {
      let parts = kind.summary.split(separator: "`", omittingEmptySubsequences: false)
      for example in stride(from: 1, to: parts.count, by: 2).map({ String(parts[$0]) }) where example.hasPrefix("{") {
        let diagnostics = Diagnostics()
        let node = SettingsText.parse(example, at: SourceLocation(file: "a.md"), diagnostics: diagnostics)
        #expect(node?.kind(among: [kind], setting: "it", diagnostics) != nil, "\(example)")
        #expect(diagnostics.sorted.map(\.message) == [])
        count += 1
      }
    }
    #expect(count >= 15)
  }
}
