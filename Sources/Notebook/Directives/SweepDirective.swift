import Manuscript
import Settings

package enum SweepDirective: DirectiveKind, RunNaming {
  package static let name = "sweep"
  package static let summary = "One training for each value of a setting, and the best of them: vary: {PATH: [VALUES]}."

  package static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>] {
    SweepReader(reader.diagnostics).read(directive, parameters: reader.book.parameters)
      .map { [.embed(.sweep($0.sweep, $0.runs), at: directive.location)] } ?? []
  }
}
