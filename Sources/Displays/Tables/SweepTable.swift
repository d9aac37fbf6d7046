import Experiments
import Learning
import Plotting
import Publishing
import Runs

package enum SweepTable: TableKind {
  package static let name = "sweep"
  package static let summary = "The members of a sweep: means with intervals, and how far each is from the best."
  package static let shows = RunFilter.sweep

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let sweep = try context.results.sweep(request.runs[0].name)
    guard let best = sweep.bestRow, let top = best.run, let measure = CompareMeasure(sweep.definition.measure.rawValue)
    else {
      throw ResultProblem("no member of \(sweep.definition.name) finished")
    }
    let test = CompareMeasure(CompareMeasure.accuracy).flatMap { $0 == measure ? nil : $0 }
    var tests: Set<String> = []
    let rows = sweep.rows.map { row -> [String] in
      let isBest = row.member.name == best.member.name
      let difference = isBest ? nil : row.run.flatMap { RunDifference(.made($0), less: .made(top), by: measure) }
      if let difference { tests.insert(difference.test) }
      var cells =
        row.texts + [
          "\(row.run?.records.count ?? 0)",
          row.run?.briefEnding ?? row.ending ?? row.run.map { measure.cell(.made($0)) } ?? "–",
        ]
      if let test { cells.append(row.ending == nil ? row.run.map { test.cell(.made($0)) } ?? "–" : "–") }
      let compared = ComparisonTable.cells(row.ending == nil ? difference : nil, measure, isBaseline: false)
      return cells + [isBest ? "best" : compared[0], compared[1]]
    }
    func column(_ measure: CompareMeasure) -> DataTable.Column {
      .init(measure.heading.title, unit: measure.heading.unit, alignment: .number)
    }
    let isTested = tests.contains { !$0.hasPrefix("none") }
    return TableResult(
      table: DataTable(
        columns: sweep.definition.paths.map { .init($0, isCode: true) } + [.init("n", alignment: .number)]
          + [column(measure)] + (test.map { [column($0)] } ?? []) + [
            .init("Less the best", unit: measure.isShare ? "points" : nil, alignment: .number),
            .init("95 % interval", alignment: .right),
          ], rows: rows),
      caption: sweep.sentence + " The best was picked by these numbers, which makes it look a little "
        + "farther ahead than it is." + (isTested ? " Intervals: \(tests.sorted().joined(separator: "; "))." : ""))
  }
}
