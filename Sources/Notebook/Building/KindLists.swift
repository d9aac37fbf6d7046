import Datasets
import Displays
import Experiments
import Learning
import Manuscript
import RunReading
import Runs
import Settings

/// Everything that chapters can name, with a sentence and the settings of each, from the tables that read them.
package enum KindLists {
  package struct Kind: Sendable {
    package var name: String
    package var summary: String
    package var settings: [SettingDescription] = []
    /// The setting that a bare value stands for.
    package var shorthand: String?
  }

  package struct List: Sendable {
    package var title: String
    /// What one of them is called.
    package var noun: String
    package var kinds: [Kind]
  }

  package static var all: [List] { chapters + settings + files }

  /// The lists that have kinds of that name, with those alone.
  package static func lists(ofKind name: String) -> [List] {
    all.compactMap { list in
      let kinds = list.kinds.filter { $0.name == name }
      return kinds.isEmpty ? nil : List(title: list.title, noun: list.noun, kinds: kinds)
    }
  }

  private static var chapters: [List] {
    [
      List(
        title: "directives", noun: "directive",
        kinds: DirectiveKinds.all.map {
          Kind(name: $0.name, summary: $0.summary, settings: $0.settings.settings + $0.options.settings)
        }),
      List(
        title: "plots", noun: "plot",
        kinds: PlotKinds.all.map {
          Kind(name: $0.name, summary: $0.summary, settings: described(DisplayOption.ofPlots + $0.options))
        }),
      List(
        title: "tables", noun: "table",
        kinds: TableKinds.all.map {
          Kind(name: $0.name, summary: $0.summary, settings: described(DisplayOption.ofTables + $0.options))
        }),
      List(title: "roles", noun: "role", kinds: RoleKinds.all.map { Kind(name: $0.name, summary: $0.summary) }),
      List(title: "results", noun: "result", kinds: ResultKind.all.map(result) + otherResults),
    ]
  }

  private static var settings: [List] {
    [
      list("datasets", "dataset", DatasetChoice.all), list("models", "model", Model.all),
      list("augmentations", "augmentation", Augmentation.all), list("policies", "policy", Schedule.all),
      list("optimizers", "optimizer", Optimizer.all), list("losses", "loss", Loss.all),
      list("smoothings", "smoothing", Smoothing.all), list("suggestion rules", "suggestion rule", SuggestionRule.all),
    ]
  }

  private static var files: [List] {
    [
      List(
        title: "files", noun: "file",
        kinds: [
          Kind(
            name: BookReader.fileName, summary: "What the book is: its title, chapters, parameters and profiles.",
            settings: BookSettings.table.settings),
          Kind(
            name: "front matter", summary: "What may stand between two lines '---' at the top of a chapter.",
            settings: FrontMatter.settings.settings),
        ])
    ]
  }

  private static func list(_ title: String, _ noun: String, _ kinds: [any NamedKind.Type]) -> List {
    List(
      title: title, noun: noun,
      kinds: kinds.map {
        Kind(name: $0.name, summary: $0.summary, settings: $0.settings.settings, shorthand: $0.shorthand)
      })
  }

  private static func described(_ options: [DisplayOption]) -> [SettingDescription] { options.map(\.description) }

  private static func result(_ kind: ResultKind) -> Kind {
    Kind(
      name: kind.takesArgument ? kind.name.replacing("class.", with: "class(NAME).") : kind.name, summary: kind.summary)
  }

  private static let otherResults = [
    Kind(
      name: "difference(RUN)",
      summary: "of a compare: test accuracy less the baseline's; difference(RUN).test.loss and the like"),
    Kind(
      name: "p-value(RUN)",
      summary: "of a compare: by the test that its table names; p-value(RUN).test.loss and the like"),
    Kind(
      name: "best",
      summary: "of a sweep: the value of its best member; best.test.accuracy and the like of that member"),
  ]
}
