import Experiments
import Plotting
import Publishing

package enum ComparisonTable: TableKind {
  package static let name = "comparison"
  package static let summary = "The runs of a compare: means with intervals, differences from the baseline, and p."
  package static let shows = RunSort.compare

  package static func content(_ request: TableRequest, in filler: ContentFiller) throws(ResultProblem) -> TableResult {
    let comparison = try filler.comparison(request.runs[0].name)
    let rows = comparison.rows.map { row -> [String] in
      let difference = row.difference
      let isBaseline = row.run.name == comparison.baseline.name
      return ["\(row.run.name)", "\(row.run.records.count)"] + row.measures + [
        difference.map { NumberText.signed($0.mean * 100, 2) } ?? (isBaseline ? "baseline" : "–"),
        difference?.interval.map {
          "\(NumberText.signed($0.lowerBound * 100, 2)) to \(NumberText.signed($0.upperBound * 100, 2))"
        } ?? "–",
        difference?.pValue.map { NumberFormat.pValue($0) } ?? "–",
      ]
    }
    let measures = comparison.definition.by.map { measure in
      DataTable.Column(measure.heading.title, unit: measure.heading.unit, alignment: .number)
    }
    let base = comparison.baseline.name
    let sentences = comparison.rows.compactMap { row in row.difference.map { sentence(row.run.name, base, $0) } }
    let tests = Set(comparison.rows.compactMap(\.difference?.test)).sorted()
    return TableResult(
      table: DataTable(
        columns: [.init("Run", isCode: true), .init("n", alignment: .number)] + measures + [
          .init("Difference", unit: "points", alignment: .number), .init("95 % interval", alignment: .right),
          .init("p", alignment: .number),
        ], rows: rows),
      caption: sentences.isEmpty
        ? "No run can be compared with \(base)."
        : sentences.joined(separator: " ")
          + " Differences are in test accuracy; test: \(tests.joined(separator: "; ")).")
  }

  static func sentence(_ run: String, _ base: String, _ difference: Comparison.Difference) -> String {
    let size = "\(NumberText.fixed(abs(difference.mean) * 100, 2)) points"
    let way = difference.mean == 0 ? "as high as" : difference.mean > 0 ? "\(size) above" : "\(size) below"
    let shown =
      difference.pValue.map {
        $0 < 0.05
          ? "p \($0 < 0.001 ? "" : "= ")\(NumberFormat.pValue($0))"
          : "not shown to differ, p = \(NumberFormat.pValue($0))"
      }
      ?? "no test possible"
    return "\(run.capitalizedSentence) ends \(way) \(base) (\(shown))."
  }
}
