import Manuscript
import RunReading
import Settings

package enum ReportedDirective: DirectiveKind, RunNaming {
  package static let name = "reported"
  package static let summary = "What others reported of a run: single results, a log of epochs, a confusion matrix."
  package static let example = """
    ```{reported} theirs
    source: {text: A write-up, link: 'https://example.org/write-up'}
    epochs: 24
    test.accuracy: 91.24%
    ```

    They came to {value}`theirs.test.accuracy`.
    """
  package static let settings = ReportedSettings.table

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.symbol(ReportedSettings.read(directive, in: reader), at: directive.location)
  }
}
