import Experiments
import Learning
import Plotting

package enum LRFinderPlot: PlotKind {
  package static let name = "lr-finder"
  package static let summary = "A range test: loss over the learning rate, and what every rule suggests."
  package static let shows = RunSort.rangeTest

  package static func figure(_ request: PlotRequest, in filler: ContentFiller) throws(ResultProblem) -> any Figure {
    let run = try filler.run(request)
    guard let judging = run.definition.judging else { throw ResultProblem("\(run.name) is no range test") }
    let curves = run.analyses.map { analysis in
      let divergedFrom: Int? =
        switch analysis.ending {
        case .finished: nil
        case .diverged(let step), .notFinite(let step): step
        }
      return LRFinderFigure.Curve(
        rates: analysis.rates, losses: analysis.losses,
        smoothed: analysis.smoothed.map { judging.measure == .accuracy ? 1 - $0 : $0 }, divergedFrom: divergedFrom)
    }
    let suggestions = SuggestionRule.Kind.allCases.compactMap { kind -> LRFinderFigure.Suggestion? in
      guard let mean = try? run.suggestion(kind) else { return nil }
      return LRFinderFigure.Suggestion(rule: kind == .minimum ? "minimum / 10" : kind.rawValue, rate: mean.mean)
    }
    let choice: LRFinderFigure.Choice
    do throws(ResultProblem) {
      choice = .rate(try run.suggestion().mean, rule: judging.rule.kind.rawValue)
    } catch {
      choice = .refused(run.analyses.lazy.compactMap(\.chosen.refusal?.sentence).first ?? error.sentence)
    }
    return LRFinderFigure(
      curves: curves, suggestions: suggestions, choice: choice, cycle: cycle(fedBy: run.name, filler),
      measure: judging.measure == .accuracy ? "training accuracy" : "training loss", smoothing: judging.smoothing.words)
  }

  /// The bounds of the first cycle whose maximum comes from this test.
  private static func cycle(fedBy name: String, _ filler: ContentFiller) -> ClosedRange<Double>? {
    for definition in filler.book.definitions where definition.needs.contains(name) {
      guard let plan = filler.results.runs[definition.name]?.records.first?.plan,
        let cycle = plan.schedule.policy as? OneCyclePolicy
      else { continue }
      return min(cycle.start, cycle.max)...cycle.max
    }
    return nil
  }
}
