import Manuscript

package enum DirectiveKinds {
  package static let all: [any DirectiveKind.Type] = [
    RecipeDirective.self, RangeTestDirective.self, TrainDirective.self, CompareDirective.self,
    SweepDirective.self, QuotientDirective.self, PolicyDirective.self, ReportedDirective.self, PlotDirective.self,
    TableDirective.self, FigureDirective.self, NoteDirective.self, TipDirective.self, WarningDirective.self,
    IncludeDirective.self, OnlyDirective.self,
  ]
}
