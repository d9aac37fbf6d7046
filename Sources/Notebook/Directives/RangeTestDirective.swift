import Manuscript
import RunReading
import Settings

package enum RangeTestDirective: DirectiveKind, RunNaming {
  package static let name = "range-test"
  package static let summary = "Raises the learning rate at every step of a fresh model and reads rates off the loss."
  package static let example = """
    ```{range-test} finder
    like: base
    from: 1e-5
    to: 10
    steps: 100
    ```
    """
  package static let settings = SettingsTable(RunDirective.like) + RunSettings.table(.rangeTest)

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.run(directive, .rangeTest)
  }
}
