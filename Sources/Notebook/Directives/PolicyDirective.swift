import Manuscript

package enum PolicyDirective: DirectiveKind, RunNaming {
  package static let name = "policy"
  package static let summary = "A schedule without a training, for '{plot} policy'."

  package static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>] {
    PolicyDefinition.read(directive, parameters: reader.book.parameters, diagnostics: reader.diagnostics)
      .map { [.embed(.policy($0), at: directive.location)] } ?? []
  }
}
