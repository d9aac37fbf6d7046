import Manuscript

package enum TableDirective: DirectiveKind, LabelTaking {
  package static let name = "table"
  package static let summary = "A table made of runs' records, such as '{table} epochs'."

  package static func read(_ directive: Directive, in reader: DirectiveExpander) -> [Block<DirectiveNode>] {
    [.embed(.table(directive), at: directive.location)]
  }
}
