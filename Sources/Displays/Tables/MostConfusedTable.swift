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
    let matrix = try run.matrix()
    let (classes, pairs, errors) = (matrix.classes, matrix.confusions, matrix.errors)
    let shown = pairs.prefix(request.options.integer("count") ?? standardCount)
    let finding =
      matrix.mostFrequent.map {
        "\($0.names.capitalizedSentence) \($0.isOne ? "is" : "are") the most frequent of "
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
            classes[pair.truth], matrix.name(pair.predicted), NumberText.whole(pair.count),
            NumberText.fixed(Double(pair.count) / Double(max(1, matrix.totals[pair.truth])) * 100, 1),
            NumberText.fixed(Double(pair.count) / Double(max(1, errors)) * 100, 1),
          ]
        }),
      caption: finding + matrix.strayNote + (run.seeds > 1 ? " Sums over \(run.seeds) seeds." : ""))
  }
}
