import Manuscript
import RunReading
import Runs
import Settings

package enum CompareDirective: DirectiveKind, RunNaming {
  package static let name = "compare"
  package static let summary = "Sets trainings against a baseline and lists the settings in which they differ."
  package static let example = """
    ```{train} fixed
    like: onecycle
    schedule: {constant: 0.1}
    ```

    ```{compare} policies
    runs: [fixed, onecycle]
    ```
    """
  package static let settings = CompareDefinition.settings

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.symbol(CompareDefinition.read(directive, in: reader), at: directive.location)
  }
}
