import Plotting
import Runs

package enum ComparisonPlot: PlotKind {
  package static let name = "comparison"
  package static let summary = "The runs of a compare over the same axis, and below their difference from the baseline."
  package static let shows = RunFilter.compare
  package static let options = DisplayOption.curve

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let comparison = try context.results.comparison(request.runs[0].name)
    // Of what is compared, the first that has a curve; else accuracy, which all trainings have.
    let by = comparison.definition.by
    let drawn = by.firstIndex { $0.isFinalTestAccuracy || $0.isFinalTestLoss }
    let isLoss = drawn.map { by[$0].isFinalTestLoss } ?? false
    let differences = comparison.rows.compactMap { row in
      (drawn.map { row.differences[$0] } ?? row.accuracy).map { found in
        var difference = ComparisonFigure.Difference(
          run: row.run.name, mean: found.mean, interval: found.interval, perSeed: found.perSeed, isShown: found.isShown)
        difference.seedNumbers = row.run.made?.records.map(\.plan.seed) ?? []
        return difference
      }
    }
    let counts = Set(comparison.rows.filter { $0.run.made != nil }.map(\.run.seeds)).sorted()
    let seeds =
      counts.count == 1 ? NumberText.count(counts[0], "seed") : "\(NumberText.list(counts.map { "\($0)" })) seeds"
    return ComparisonFigure(
      measure: isLoss ? .loss : .accuracy,
      runs: comparison.rows.map { context.curve($0.run, train: nil, test: isLoss ? .testLoss : .testAccuracy) },
      baseline: comparison.baseline.name, differences: differences,
      intervalName: "95\u{a0}% t interval, \(seeds)")
  }
}
