import Manuscript
import RunReading
import Runs
import Settings

package enum PolicyDirective: DirectiveKind, RunNaming {
  package static let name = "policy"
  package static let summary = "A schedule without a training, for '{plot} policy'."
  package static let settings = PolicyDefinition.settings

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    reader.symbol(
      PolicyDefinition.read(directive, parameters: reader.parameters, diagnostics: reader.diagnostics),
      at: directive.location)
  }
}
