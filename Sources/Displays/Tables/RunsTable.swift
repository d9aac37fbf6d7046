import Experiments
import Plotting
import Publishing
import Runs

package enum RunsTable: TableKind {
  package static let name = "runs"
  package static let summary = "The final results of several trainings, one below the other."
  package static let shows = RunFilter.training
  package static let mostRuns = 50
  package static let needs = RequiredData.anything

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    var rows: [[String]] = []
    var finals: [(name: String, value: Double)] = []
    for reference in request.runs {
      let shown = try context.results.shown(reference)
      guard let run = shown.made else {
        if let run = shown.reported { rows.append(Self.row(run)) }
        if let accuracy = shown.accuracies.first { finals.append((shown.name, accuracy)) }
        continue
      }
      let tests = run.records.compactMap(\.test)
      let accuracies = tests.map { Double($0.correct) / Double(max(1, $0.count)) }
      if run.ending == nil, !accuracies.isEmpty { finals.append((run.name, MeanEstimate(accuracies).mean)) }
      let best = run.records.compactMap { $0.epochs.compactMap(\.testAccuracy).max() }
      let rates = run.records.compactMap { $0.steps.learningRate.max() }
      let seconds = run.records.map { ($0.timing.training.last ?? 0) + $0.timing.testing }
      rows.append([
        run.name, "\(run.records.count)", rates.max().map { NumberText.significant($0) } ?? "–",
        run.ending ?? NumberFormat.mean(accuracies, scale: 100, atMost: 2),
        best.isEmpty ? "–" : NumberText.fixed(MeanEstimate(best).mean * 100, 2),
        run.ending == nil ? NumberFormat.mean(tests.map(\.loss), scale: 1, atMost: 3) : "–",
        NumberFormat.duration(seconds.isEmpty ? .nan : MeanEstimate(seconds).mean),
      ])
    }
    let first = finals.map(\.value).max().map { highest in
      let names = finals.filter { $0.value == highest }.map(\.name)
      return "\(NumberText.list(names).capitalizedSentence) \(names.count == 1 ? "ends" : "end") at the highest test "
        + "accuracy, \(NumberText.percent(highest, 2))."
    }
    let several = rows.contains { !["1", "reported"].contains($0[1]) }
    return TableResult(
      table: DataTable(
        columns: [
          .init("Run", isCode: true), .init("Seeds", alignment: .number), .init("Highest rate", alignment: .number),
          .init("Test accuracy", unit: "%", alignment: .number), .init("Best epoch", unit: "%", alignment: .number),
          .init("Test loss", alignment: .number), .init("Time", alignment: .right),
        ], rows: rows),
      caption: (first ?? "No run has a final result.")
        + (several ? " Means over seeds, ± half of the 95\u{a0}% t interval." : "")
        + " The best epoch is chosen by the test set and therefore flatters.")
  }

  private static func row(_ run: ReportedRun) -> [String] {
    func cell(_ result: String, _ text: (Double) -> String) -> String {
      run.values[result].map { text($0.value) } ?? "–"
    }
    return [
      run.name, "reported", cell("learning-rate.max") { NumberText.significant($0) },
      cell("test.accuracy") { NumberText.fixed($0 * 100, 2) },
      cell("test.accuracy.best") { NumberText.fixed($0 * 100, 2) }, cell("test.loss") { NumberText.fixed($0, 3) },
      cell("duration") { NumberFormat.duration($0) },
    ]
  }
}
