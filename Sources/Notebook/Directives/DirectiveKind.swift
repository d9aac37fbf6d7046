import Experiments
import Manuscript
import Publishing
import Settings

/// A kind of directive: one file here, and one line in `DirectiveKinds.all`.
package protocol DirectiveKind: SendableMetatype {
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// The first reading: names become known, what encloses text is opened.
  static func read(_ directive: Directive, in reader: PieceReader) -> [Block<Piece>]
}

package enum DirectiveKinds {
  package static let all: [any DirectiveKind.Type] = [
    RecipeDirective.self, RangeTestDirective.self, TrainDirective.self, CompareDirective.self,
    SweepDirective.self, PolicyDirective.self, ReportedDirective.self, PlotDirective.self,
    TableDirective.self, FigureDirective.self, NoteDirective.self, TipDirective.self, WarningDirective.self,
    IncludeDirective.self, OnlyDirective.self,
  ]
}

/// What stands where a directive was, after the first reading.
package indirect enum Piece: Sendable {
  case run(RunDirective)
  case compare(CompareDefinition)
  case policy(PolicyDefinition)
  /// With its members' directives.
  case sweep(SweepDefinition, [RunDirective])
  case reported(ReportedRun)
  /// A plot or a table, whose options name runs that may stand later in the book.
  case display(Directive)
  case picture(ReportPicture, caption: [Inline])
  case admonition(Admonition.Kind, title: [Inline]?, blocks: [Block<Piece>])
}
