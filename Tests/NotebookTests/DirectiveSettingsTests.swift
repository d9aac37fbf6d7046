import SampleBooks
import Settings
import Testing

@testable import Displays
@testable import KindReference
@testable import Notebook

/// The settings and options that directives declare, each in a book by the example that stands beside it.
@Suite struct DirectiveSettingsTests {
  /// What every directive needs to be sound.
  static let needed = [
    "recipe": ["model": "{resnet9: {width: 2}}"],
    "train": ["like": "base", "epochs": "24", "schedule": "{constant: 0.1}"],
    "range-test": ["like": "base", "from": "1e-5", "to": "10", "steps": "100"],
    "sweep": [
      "like": "base", "epochs": "24", "schedule": "{constant: 0.1}", "vary": "{batch: [16, 32]}",
    ],
    "compare": ["runs": "[fixed, onecycle]"],
    "quotient": ["of": "fixed.test.accuracy", "over": "onecycle.test.accuracy"],
    "policy": ["schedule": "{constant: 0.1}", "epochs": "24"],
    "reported": ["source": "A paper", "parameters": "10"],
  ]
  static let rivals = ["steps": "epochs", "schedule": "", "validate": ""]

  /// Names for everything that plots and tables can show.
  static let book = """
    \(SampleText.recipe().replacing("plain", with: "base"))
    ```{train} fixed
    like: base
    epochs: 1
    schedule: {constant: 0.1}
    ```
    ```{train} onecycle
    like: fixed
    schedule: {one-cycle: {max: 0.4}}
    ```
    ```{train} pretrained
    like: fixed
    ```
    ```{range-test} finder
    like: base
    from: 1e-5
    to: 10
    steps: 20
    ```
    ```{sweep} rates
    like: fixed
    vary: {schedule.constant: [0.1, 0.2]}
    ```
    ```{compare} policies
    runs: [fixed, onecycle]
    ```
    ```{policy} drawn
    schedule: {constant: 0.1}
    epochs: 2
    ```

    """
  static let files = ["matrix.csv": "true,cat,dog\ncat,8,2\ndog,1,9\n"]

  private func errors(_ directive: String) throws -> [String] {
    let all = ["book.yml": "title: Book\n", "a.md": "# A\n\n" + Self.book + directive].merging(Self.files) { $1 }
    return try TestNotebook(all).mistakes().filter { $0.severity == .error }.map { "\($0.location) \($0.message)" }
  }

  @Test(arguments: needed.keys.sorted()) func everyExampleIsRead(_ name: String) throws {
    let kind = try #require(DirectiveKinds.all.first { $0.name == name })
    let needed = Self.needed[name] ?? [:]
    for setting in kind.settings.settings.flatMap({ [$0] + Self.byParts($0) }) {
      var lines = needed
      if let rival = Self.rivals[setting.name], kind.settings.names.contains("epochs") { lines[rival] = nil }
      if setting.name == "validate" { lines["measure"] = "train.loss" }
      lines[setting.name] = setting.example
      let text = lines.map { "\($0): \($1)" }.sorted().joined(separator: "\n")
      #expect(try errors("```{\(name)} tried\n\(text)\n```\n") == [], "\(name): \(setting.name): \(setting.example)")
    }
    for (setting, _) in needed { #expect(kind.settings.names.contains(setting)) }
  }

  /// The setting by the examples of all that its mapping can have.
  private static func byParts(_ setting: SettingDescription) -> [SettingDescription] {
    guard !setting.parts.isEmpty else { return [] }
    var whole = setting
    whole.example = "{\(setting.parts.map { "\($0.name): '\($0.example)'" }.joined(separator: ", "))}"
    whole.example.replace("'[", with: "[")
    whole.example.replace("]'", with: "]")
    return [whole]
  }

  @Test func whatIsNeededIsMissed() throws {
    for (name, needed) in Self.needed {
      let kind = try #require(DirectiveKinds.all.first { $0.name == name })
      for setting in kind.settings.settings where setting.absence == .isMistake {
        let text = needed.filter { $0.key != setting.name }.map { "\($0): \($1)" }.sorted().joined(separator: "\n")
        let found = try errors("```{\(name)} tried\n\(text)\n```\n")
        #expect(found.contains { $0.hasSuffix("needs the setting '\(setting.name)'") }, "\(name) \(found)")
      }
    }
  }

  @Test func everyOptionOfAPlotIsRead() throws {
    for kind in PlotKinds.all {
      for option in DisplayOption.ofPlots + kind.options where !["run", "runs"].contains(option.name) {
        let text = ":run: \(kind.shows.example)\n:\(option.name): \(option.description.example)"
        #expect(try errors("```{plot} \(kind.name)\n\(text)\n```\n") == [], "\(kind.name) \(text)")
      }
    }
  }

  @Test func everyOptionOfATableIsRead() throws {
    for kind in TableKinds.all {
      for option in DisplayOption.ofTables + kind.options where !["run", "runs"].contains(option.name) {
        let text = ":run: \(kind.shows.example)\n:\(option.name): \(option.description.example)"
        #expect(try errors("```{table} \(kind.name)\n\(text)\n```\n") == [], "\(kind.name) \(text)")
      }
    }
  }

  @Test func everyKeyOfABookIsRead() throws {
    for setting in BookSettings.table.settings where setting.name != "chapters" {
      let title = setting.name == "title" ? "" : "title: Book\n"
      let all = ["book.yml": title + "\(setting.name): \(setting.example)\n", "a.md": "# A\n\nText\n"]
      let found = try TestNotebook(all).mistakes().filter { $0.severity == .error }.map(\.message)
      #expect(found.filter { !$0.contains("parameter") } == [], "\(setting.name)")
    }
  }

  @Test func listsHaveTheTablesByWhichKindsAreRead() {
    for list in KindLists.all {
      for kind in list.kinds {
        #expect(Set(kind.settings.map(\.name)).count == kind.settings.count, "\(kind.name)")
        for setting in kind.settings {
          #expect(!setting.summary.hasSuffix(".") && setting.summary.count > 3, "\(kind.name).\(setting.name)")
          #expect(!setting.type.isEmpty && !setting.example.isEmpty, "\(kind.name).\(setting.name)")
        }
      }
    }
    #expect(KindAnswer("comparison").kinds.map(\.title) == ["plots", "tables"])
    #expect(KindAnswer("one-cycle").kinds.first?.kinds.first?.settings.count == 11)
    #expect(KindAnswer("nothing").isEmpty)
  }
}
