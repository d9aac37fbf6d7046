import Datasets
import Displays
import Experiments
import Learning
import Runs

/// Everything that chapters can name, with a sentence for each.
package enum KindLists {
  package struct List: Sendable {
    package var title: String
    package var kinds: [(name: String, summary: String)]
  }

  package static var all: [List] {
    [
      List(title: "directives", kinds: DirectiveKinds.all.map { ($0.name, $0.summary) }),
      List(title: "plots", kinds: PlotKinds.all.map { ($0.name, $0.summary) }),
      List(title: "tables", kinds: TableKinds.all.map { ($0.name, $0.summary) }),
      List(title: "roles", kinds: RoleKinds.all.map { ($0.name, $0.summary) }),
      List(
        title: "results",
        kinds: ResultKind.all.map {
          ($0.takesArgument ? $0.name.replacing("class.", with: "class(NAME).") : $0.name, $0.summary)
        }
          + [
            (
              "difference(RUN)",
              "of a compare: test accuracy less the baseline's; difference(RUN).test.loss and the like"
            ),
            ("p-value(RUN)", "of a compare: by the test that its table names; p-value(RUN).test.loss and the like"),
            ("best", "of a sweep: the value of its best member; best.test.accuracy and the like of that member"),
          ]),
      List(title: "datasets", kinds: DatasetChoice.all.map { ($0.name, $0.summary) }),
      List(title: "models", kinds: Model.all.map { ($0.name, $0.summary) }),
      List(title: "augmentations", kinds: Augmentation.all.map { ($0.name, $0.summary) }),
      List(title: "policies", kinds: Schedule.all.map { ($0.name, $0.summary) }),
      List(title: "optimizers", kinds: Optimizer.all.map { ($0.name, $0.summary) }),
      List(
        title: "losses",
        kinds: Loss.all.map {
          ($0, "Softmax cross-entropy, with label smoothing: {cross-entropy: {label-smoothing: 0.1}}.")
        }),
      List(title: "suggestion rules", kinds: SuggestionRule.all.map { ($0.name, $0.summary) }),
    ]
  }
}
