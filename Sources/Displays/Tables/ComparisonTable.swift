import Experiments
import Plotting
import Publishing
import Runs

package enum ComparisonTable: TableKind {
  package static let name = "comparison"
  package static let summary = "The runs of a compare: means with intervals, differences from the baseline, and p."
  package static let shows = RunFilter.compare

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let comparison = try context.results.comparison(request.runs[0].name)
    let measures = comparison.definition.by
    let rows = measures.indices.flatMap { index in
      comparison.rows.map { row -> [String] in
        let difference = row.differences[index]
        // A measure's name stands once, above its runs.
        let heading = measures[index].heading
        let title = heading.title + (heading.unit.map { ", \($0)" } ?? "")
        return [row.run.name == comparison.rows[0].run.name ? title : "", row.run.name, row.run.seedsText]
          + [row.measures[index]] + cells(difference, measures[index], isBaseline: row.isBaseline)
      }
    }
    let differences = comparison.rows.flatMap(\.differences).compactMap(\.self)
    let tests = Set(differences.map(\.test)).sorted()
    let base = comparison.baseline.name
    let first = comparison.rows.compactMap { Comparison.sentence($0.run.name, base, measures[0], $0.differences[0]) }
    return TableResult(
      table: DataTable(
        columns: [
          .init("Result"), .init("Run", isCode: true), .init("n", alignment: .number),
          .init("Mean", alignment: .number),
          .init("Difference", alignment: .number), .init("95 % interval", alignment: .right),
          .init("p", alignment: .number),
        ], rows: rows),
      caption: first.isEmpty
        ? "No run can be compared with \(base) by \(measures[0].words)."
        : first.joined(separator: " ") + " Differences are from \(base)\(shares(measures)). "
          + "Test: \(tests.joined(separator: "; "))\(manyTests(differences.count { $0.pValue != nil })).")
  }

  package static func cells(_ difference: RunDifference?, _ measure: CompareMeasure, isBaseline: Bool) -> [String] {
    let text = difference.map(measure.text)
    return [
      text?.mean ?? (isBaseline ? "baseline" : "–"), text?.interval ?? "–",
      difference?.pValue.map { NumberFormat.pValue($0) } ?? "–",
    ]
  }

  private static func shares(_ measures: [CompareMeasure]) -> String {
    measures.contains(where: \.isShare) ? ", those of shares in points" : ""
  }

  private static func manyTests(_ count: Int) -> String {
    count > 1 ? ", each difference by itself" : ""
  }
}
