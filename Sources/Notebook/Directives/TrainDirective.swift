import Manuscript
import RunReading
import Settings

package enum TrainDirective: DirectiveKind, RunNaming {
  package static let name = "train"
  package static let summary = "Trains a model and tests it after every epoch."
  package static let example = """
    ```{train} onecycle
    like: base
    epochs: 24
    schedule: {one-cycle: {max: 0.4}}
    validation: 0.1
    ```
    """
  package static let settings = SettingsTable(RunDirective.like) + RunSettings.table(.training)

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .training)
  }
}
