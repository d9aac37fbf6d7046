import Manuscript

package enum WarningDirective: DirectiveKind {
  package static let name = "warning"
  package static let summary = "What to beware of. The argument is its title."

  package static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>] {
    reader.admonition(directive, .warning)
  }
}
