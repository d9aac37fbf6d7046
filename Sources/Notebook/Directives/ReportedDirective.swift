import Manuscript
import RunReading
import Settings

package enum ReportedDirective: DirectiveKind, RunNaming {
  package static let name = "reported"
  package static let summary = "What others reported of a run: single results, a log of epochs, a confusion matrix."
  package static let settings = ReportedSettings.table

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.symbol(ReportedSettings.read(directive, in: reader), at: directive.location)
  }
}
