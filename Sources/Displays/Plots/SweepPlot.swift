import Experiments
import Learning
import Plotting
import Runs

package enum SweepPlot: PlotKind {
  package static let name = "sweep"
  package static let summary = "What the members of a sweep end at, over the varied value, with the best one marked."
  package static let shows = RunFilter.sweep
  package static let options = [DisplayOption.xLabel, .yLabel, .log]

  package static func figure(_ request: PlotRequest, in context: FigureContext) throws(ResultProblem) -> any Figure {
    let sweep = try context.results.sweep(request.runs[0].name)
    let (definition, test) = (sweep.definition, CompareMeasure(CompareMeasure.accuracy))
    let showsTest = definition.measure != .testAccuracy && sweep.prefersHigh
    let members = sweep.rows.map { row in
      var member = SweepFigure.Member(
        name: row.texts.joined(separator: ", "), value: row.number, measured: row.measured,
        test: showsTest && row.ending == nil
          ? row.run.flatMap { test?.values(.made($0)).values?.compactMap(\.self) } ?? [] : [],
        ending: row.ending)
      member.seedNumbers = row.run?.records.map(\.plan.seed) ?? []
      return member
    }
    return SweepFigure(
      setting: definition.paths.joined(separator: ", "), measure: definition.measure.rawValue.replacing(".", with: " "),
      prefersHigh: sweep.prefersHigh, members: members,
      best: sweep.rows.firstIndex { $0.member.name == sweep.bestRow?.member.name },
      isRate: request.style.xLog ?? definition.isRate, slot: context.slot(of: definition.members[0].name))
  }
}

extension SweepDefinition {
  /// Rates and what is varied by powers of ten stand on a logarithmic axis.
  fileprivate var isRate: Bool {
    paths.count == 1
      && (paths[0].hasPrefix("schedule.") || ["weight-decay", "lr"].contains { paths[0].hasSuffix($0) })
  }
}
