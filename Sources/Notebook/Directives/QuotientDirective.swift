import Manuscript
import RunReading
import Runs
import Settings

package enum QuotientDirective: DirectiveKind, RunNaming {
  package static let name = "quotient"
  package static let summary = "One result over another, as NAME.value: of: RESULT, over: RESULT."
  package static let example = """
    ```{quotient} errors
    of: onecycle.test.errors
    over: onecycle.test.images
    ```

    One picture in {value}`errors.value`.
    """
  package static let settings = QuotientDefinition.settings

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.symbol(QuotientDefinition.read(directive, in: reader), at: directive.location)
  }
}
