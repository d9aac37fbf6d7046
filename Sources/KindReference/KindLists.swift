import Datasets
import Displays
import Experiments
import Learning
import Manuscript
import Notebook
import RunReading
import Runs
import Settings

/// Everything that chapters can name, with a sentence, the settings and an example of each, from the tables that read
/// them.
package enum KindLists {
  package struct Kind: Sendable {
    package var name: String
    package var summary: String
    package var settings: [SettingDescription] = []
    /// Those of the settings that stand above a directive's text, as ':name: value'.
    package var options: Set<String> = []
    /// The setting that a bare value stands for.
    package var shorthand: String?
    /// What it is of a result: "a share".
    package var value: String?
    package var example: KindExample
  }

  package struct List: Sendable {
    package var title: String
    /// What one of them is called.
    package var noun: String
    package var kinds: [Kind]
  }

  package static var all: [List] { chapters + results + settings + files }

  private static var chapters: [List] {
    [
      List(
        title: "directives", noun: "directive",
        kinds: DirectiveKinds.all.map {
          Kind(
            name: $0.name, summary: $0.summary, settings: $0.settings.settings + $0.options.settings,
            options: $0.options.names,
            example: KindExample($0.example))
        }),
      List(
        title: "plots", noun: "plot",
        kinds: PlotKinds.all.map {
          Kind(
            name: $0.name, summary: $0.summary, settings: described(DisplayOption.ofPlots + $0.options),
            options: Set((DisplayOption.ofPlots + $0.options).map(\.name)),
            example: KindExample("```{plot} \($0.name)\n:run: \($0.shows.example)\n```"))
        }),
      List(
        title: "tables", noun: "table",
        kinds: TableKinds.all.map {
          Kind(
            name: $0.name, summary: $0.summary, settings: described(DisplayOption.ofTables + $0.options),
            options: Set((DisplayOption.ofTables + $0.options).map(\.name)),
            example: KindExample("```{table} \($0.name)\n:run: \($0.shows.example)\n```"))
        }),
      List(
        title: "roles", noun: "role",
        kinds: RoleKinds.all.map {
          Kind(name: $0.name, summary: $0.summary, example: KindExample($0.example, book: $0.bookExample))
        }),
    ]
  }

  private static var settings: [List] {
    [
      list("datasets", "dataset", DatasetChoice.all, at: "data"),
      list("models", "model", Model.all, at: "model"),
      list("augmentations", "augmentation", Augmentation.all, at: "augment"),
      list("policies", "policy", Schedule.all, at: "schedule"),
      list("optimizers", "optimizer", Optimizer.all, at: "optimizer"),
      list("losses", "loss", Loss.all, at: "loss"),
      list("smoothings", "smoothing", Smoothing.all, at: "smoothing"),
      list("suggestion rules", "suggestion rule", SuggestionRule.all, at: "suggest"),
    ]
  }

  private static var files: [List] {
    [
      List(
        title: "files", noun: "file",
        kinds: [
          Kind(
            name: BookReader.fileName, summary: "What the book is: its title, chapters, parameters and profiles.",
            settings: BookSettings.table.settings,
            example: KindExample(ParamRole.example, book: wholeBook)),
          Kind(
            name: "front matter", summary: "What may stand between two lines '---' at the top of a chapter.",
            settings: FrontMatter.settings.settings,
            example: KindExample(TipDirective.example, frontMatter: lines(FrontMatter.settings.settings))),
        ])
    ]
  }

  /// All that `book.yml` may have, but for the title, which every example has, and chapters, whose files are not there.
  private static var wholeBook: String {
    let others = [BookSettings.title.name, BookSettings.chapters.name]
    return lines(BookSettings.table.settings.filter { !others.contains($0.name) })
  }

  private static func lines(_ settings: [SettingDescription]) -> String {
    settings.map { BookSettings.example($0) }.joined(separator: "\n")
  }

  /// - Parameter setting: of a run, which takes one of them.
  private static func list(_ title: String, _ noun: String, _ kinds: [any NamedKind.Type], at setting: String) -> List {
    List(
      title: title, noun: noun,
      kinds: kinds.map {
        Kind(
          name: $0.name, summary: $0.summary, settings: $0.settings.settings, shorthand: $0.shorthand,
          example: KindExample(
            setting: setting, $0.example,
            beside: ($0 as? any SuggestionRuleKind.Type)?.judges == .accuracy
              ? "measure: \(Metric.trainAccuracy.rawValue)" : nil))
      })
  }

  private static func described(_ options: [DisplayOption]) -> [SettingDescription] { options.map(\.description) }
}
