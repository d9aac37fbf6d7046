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
    let (classes, counts) = try run.confusions()
    let recall = classes.indices.map { Double(counts[$0][$0]) / Double(max(1, counts[$0].reduce(0, +))) }
    let rows = classes.indices.map { index -> [String] in
      let total = counts[index].reduce(0, +)
      let taken = classes.indices.reduce(0) { $0 + counts[$1][index] }
      let worst = classes.indices.filter { $0 != index && counts[index][$0] > 0 }
        .max { (counts[index][$0], $1) < (counts[index][$1], $0) }
      return [
        classes[index], NumberText.whole(total), NumberText.fixed(recall[index] * 100, 1),
        taken == 0 ? "–" : NumberText.fixed(Double(counts[index][index]) / Double(taken) * 100, 1),
        worst.map { "\(classes[$0]) (\(NumberText.whole(counts[index][$0])))" } ?? "–",
      ]
    }
    let best = classes.indices.max { (recall[$0], $1) < (recall[$1], $0) } ?? 0
    let worst = classes.indices.min { (recall[$0], $0) < (recall[$1], $1) } ?? 0
    return TableResult(
      table: DataTable(
        columns: [
          .init("Class"), .init("Test pictures", alignment: .number), .init("Recall", unit: "%", alignment: .number),
          .init("Precision", unit: "%", alignment: .number), .init("Most often taken for"),
        ], rows: rows),
      caption: "\(run.name.capitalizedSentence) recognizes \(classes.name(best)) best and \(classes.name(worst)) worst."
        + (run.seeds > 1 ? " Sums over \(run.seeds) seeds." : ""))
  }
}
