import Manuscript

package enum ReportedDirective: DirectiveKind, RunNaming {
  package static let name = "reported"
  package static let summary = "What others reported of a run: single results, a log of epochs, a confusion matrix."

  package static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>] {
    ReportedSettings.read(directive, in: reader).map { [.embed(.reported($0), at: directive.location)] } ?? []
  }
}
