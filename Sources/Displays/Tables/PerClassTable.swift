import Plotting
import Publishing
import Runs

package enum PerClassTable: TableKind {
  package static let name = "per-class"
  package static let summary = "Recall and precision of every class, and what it is most often taken for."
  package static let shows = RunFilter.training
  package static let needs = RequiredData.confusion

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let run = try context.results.shown(request.runs[0])
    let matrix = try run.matrix()
    let classes = matrix.classes
    let rows = classes.indices.map { index -> [String] in
      let worst = matrix.confusions.first { $0.truth == index }
      return [
        classes[index], NumberText.whole(matrix.totals[index]), percent(matrix.recall(index)),
        percent(matrix.precision(index)),
        worst.map { "\(matrix.name($0.predicted)) (\(NumberText.whole($0.count)))" } ?? "–",
      ]
    }
    return TableResult(
      table: DataTable(
        columns: [
          .init("Class"), .init("Test pictures", alignment: .number), .init("Recall", unit: "%", alignment: .number),
          .init("Precision", unit: "%", alignment: .number), .init("Most often taken for"),
        ], rows: rows),
      caption: finding(matrix, run) + matrix.strayNote
        + (run.seeds > 1 ? " Sums over \(run.seeds) seeds, of which recall and precision are." : ""))
  }

  private static func percent(_ share: Double?) -> String { share.map { NumberText.fixed($0 * 100, 1) } ?? "–" }

  private static func finding(_ matrix: ConfusionMatrix, _ run: AnyRun) -> String {
    let name = run.name.capitalizedSentence
    guard let (best, worst) = matrix.extremes else { return "What \(run.name) makes of each class." }
    return matrix.recall(best) == matrix.recall(worst)
      ? "\(name) recognizes all classes equally well."
      : "\(name) recognizes \(matrix.names(recalledAs: best)) best and \(matrix.names(recalledAs: worst)) worst."
  }
}
