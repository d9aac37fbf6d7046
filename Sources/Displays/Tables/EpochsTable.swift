import Experiments
import Learning
import Plotting
import Publishing
import Runs

package enum EpochsTable: TableKind {
  package static let name = "epochs"
  package static let summary =
    "Loss and accuracy of a training after every epoch, on training, held-out and test pictures."
  package static let shows = RunFilter.training
  package static let needs = RequiredData.epochs(Metric.allCases)

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    switch try context.results.shown(request.runs[0]) {
    case .made(let run): try content(run)
    case .reported(let run): content(run)
    }
  }

  private static func content(_ run: ReportedRun) -> TableResult {
    let metrics = order.filter { metric in run.shownEpochs.contains { $0[metric] != nil } }
    let rows = run.shownEpochs.map { epoch -> [String] in
      [NumberText.significant(epoch.epoch, 4), cell(epoch.learningRate) { NumberText.significant($0) }]
        + metrics.map { text(epoch[$0], $0) } + [cell(epoch.seconds) { NumberText.fixed($0, 1) }]
    }
    return TableResult(
      table: DataTable(columns: columns(rate: "Rate at its start", metrics), rows: rows),
      caption: "\(run.name.capitalizedSentence) epoch by epoch, as it was reported.")
  }

  /// Held-out pictures stand between those that are trained on and those of the test.
  private static let order: [Metric] = [
    .trainLoss, .trainAccuracy, .validationLoss, .validationAccuracy, .testLoss, .testAccuracy,
  ]

  private static func text(_ value: Double?, _ metric: Metric) -> String {
    cell(value) { metric.isAccuracy ? NumberText.fixed($0 * 100, 2) : NumberText.fixed($0, 3) }
  }

  private static func cell(_ value: Double?, _ text: (Double) -> String) -> String { value.map(text) ?? "–" }

  private static func content(_ run: RunResult) throws(ResultProblem) -> TableResult {
    let length = run.records.map(\.epochs.count).max() ?? 0
    guard length > 0 else { throw ResultProblem("\(run.name) finished no epoch") }
    let isUneven = run.records.contains { $0.epochs.count < length }
    let metrics = order.filter { metric in run.records.contains { $0.epochs.contains { $0[metric] != nil } } }
    let rows = (0..<length).map { index -> [String] in
      let epochs = run.records.compactMap { index < $0.epochs.count ? $0.epochs[index] : nil }
      let seconds = run.records.compactMap { index < $0.timing.training.count ? $0.timing.training[index] : nil }
      let rates = Set(
        run.records.compactMap { record in
          index < record.epochs.count ? record.steps.learningRate[max(0, record.epochs[index].step - 1)] : nil
        }
      ).sorted().map { NumberText.significant($0) }
      func mean(_ read: (EpochResult) -> Double?) -> Double? {
        let values = epochs.compactMap(read)
        return values.isEmpty ? nil : MeanEstimate(values).mean
      }
      return [
        epochs.first.map { NumberText.significant($0.epoch, 4) } ?? "–",
        rates.isEmpty
          ? "–" : rates[0] == rates[rates.count - 1] ? rates[0] : "\(rates[0]) to \(rates[rates.count - 1])",
      ] + metrics.map { metric in text(mean { $0[metric] }, metric) }
        + [seconds.isEmpty ? "–" : NumberText.fixed(MeanEstimate(seconds).mean, 1)]
        + (isUneven ? ["\(epochs.count)"] : [])
    }
    let seeds = run.records.count
    let counted = isUneven ? "the seeds that trained that long (n)" : "\(seeds) seeds"
    var columns = columns(rate: "Rate at its end", metrics)
    if isUneven { columns.append(.init("n", alignment: .number)) }
    return TableResult(
      table: DataTable(columns: columns, rows: rows),
      caption: "\(run.name.capitalizedSentence) epoch by epoch\(seeds > 1 ? ", mean over \(counted)" : ""). "
        + "Training values are running means over the epoch's augmented batches; the time is that of training alone, "
        + "from the start.")
  }

  private static func columns(rate: String, _ metrics: [Metric]) -> [DataTable.Column] {
    [.init("Epoch", alignment: .number), .init(rate, alignment: .number)]
      + metrics.map { metric in
        .init(
          metric.rawValue.replacing(".", with: " ").capitalizedSentence, unit: metric.isAccuracy ? "%" : nil,
          alignment: .number)
      } + [.init("Trained", unit: "s", alignment: .number)]
  }
}
