import Plotting
import Publishing
import Runs

package enum MostConfusedTable: TableKind {
  package static let name = "most-confused"
  package static let summary = "The pairs of classes that are confused most often."
  package static let shows = RunFilter.training
  package static let options = [DisplayOption.count(standard: standardCount)]
  private static let standardCount = 10
  package static let needs = RequiredData.confusion

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let run = try context.results.shown(request.runs[0])
    let (classes, counts) = try run.confusions()
    let pairs = classes.indices.flatMap { row in classes.indices.map { (row: row, column: $0, count: counts[row][$0]) }
    }
    .filter { $0.row != $0.column && $0.count > 0 }
    .sorted { ($1.count, $0.row, $0.column) < ($0.count, $1.row, $1.column) }
    let errors = pairs.reduce(0) { $0 + $1.count }
    let shown = pairs.prefix(request.options.integer("count") ?? standardCount)
    let finding =
      shown.first.map {
        "\(classes[$0.row].capitalizedSentence) taken for \(classes[$0.column]) is the most frequent of "
          + "\(NumberText.count(errors, "mistake"))."
      } ?? "No picture was misclassified."
    return TableResult(
      table: DataTable(
        columns: [
          .init("True class"), .init("Taken for"), .init("Pictures", alignment: .number),
          .init("Of the class", unit: "%", alignment: .number), .init("Of all mistakes", unit: "%", alignment: .number),
        ],
        rows: shown.map { pair in
          [
            classes[pair.row], classes[pair.column], NumberText.whole(pair.count),
            NumberText.fixed(Double(pair.count) / Double(max(1, counts[pair.row].reduce(0, +))) * 100, 1),
            NumberText.fixed(Double(pair.count) / Double(max(1, errors)) * 100, 1),
          ]
        }),
      caption: finding + (run.seeds > 1 ? " Sums over \(run.seeds) seeds." : ""))
  }
}
