import Experiments
import Learning
import Plotting
import Runs

package enum LRFinderPlot: PlotKind {
  package static let name = "lr-finder"
  package static let summary = "A range test: loss over the learning rate, and what every rule suggests."
  package static let shows = RunFilter.rangeTest
  package static let options = [DisplayOption.xLabel, .yLabel, .log]

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let run = try context.run(request)
    guard let criterion = run.definition.criterion else { throw ResultProblem("\(run.name) is no range test") }
    let suggestions = SuggestionRule.all.compactMap { kind -> LRFinderFigure.Suggestion? in
      guard let mean = try? run.suggestion(kind) else { return nil }
      return LRFinderFigure.Suggestion(rule: kind.label, rate: mean.mean)
    }
    let choice: LRFinderFigure.Choice
    do throws(ResultProblem) {
      choice = .rate(try run.suggestion().mean, rule: criterion.rule.name)
    } catch {
      choice = .refused(run.refusal ?? error.sentence)
    }
    var figure = LRFinderFigure(
      curves: run.finderCurves, suggestions: suggestions, choice: choice, cycle: cycle(fedBy: run.name, context),
      measure: criterion.words, prefersHigh: criterion.measure == .accuracy,
      smoothing: criterion.smoothing == .none ? nil : criterion.smoothing.words,
      every: criterion.evaluations.map { "every \(NumberText.count($0.every, "step"))" } ?? "every step",
      note: note(run, criterion))
    figure.suggesting = run.analyses.count { $0.chosen.suggestion != nil }
    figure.outliers = run.analyses.reduce(0) { $0 + $1.outliers.count }
    return figure
  }

  /// Over how many pictures the curve is measured.
  private static func note(_ run: RunResult, _ criterion: RunDefinition.RangeTestCriterion) -> String? {
    guard let evaluations = criterion.evaluations, let record = run.records.first else { return nil }
    let held = record.plan.validationCount(of: record.data.trainingCount)
    return evaluations.split == .test
      ? "\(NumberText.count(record.data.testCount, "test picture"))" : NumberText.count(held, "held-out picture")
  }

  /// The bounds of the first cycle whose maximum comes from this test.
  private static func cycle(fedBy name: String, _ context: FigureContext) -> ClosedRange<Double>? {
    for definition in context.results.symbols.all(RunDefinition.self) where definition.needs.contains(name) {
      guard let plan = context.results.runs[definition.name]?.records.first?.plan,
        let cycle = plan.schedule.policy as? OneCyclePolicy
      else { continue }
      return min(cycle.start, cycle.max)...cycle.max
    }
    return nil
  }
}
