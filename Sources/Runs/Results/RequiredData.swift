import Learning

/// What a plot or a table needs of a run that others reported.
package enum RequiredData: Sendable {
  /// One of these after epochs.
  case epochs([Metric])
  case learningRate
  case momentum
  case confusion
  /// Whatever was reported will do.
  case anything
  /// Pictures, weights, answers to single pictures: what only a run has that was made here.
  case record

  package var showsTrainingLoss: Bool {
    if case .epochs(let metrics) = self { metrics.contains(.trainLoss) } else { false }
  }

  /// Why the run cannot be shown, and what to do; nil where it can.
  ///
  /// - Parameter kind: `{plot} accuracy`.
  package func lack(of run: ReportedRun, kind: String) -> Complaint? {
    switch self {
    case .anything: nil
    case .record:
      Complaint(
        "\(kind) shows what only a run made here has, and '\(run.name)' is reported",
        hint:
          "its pictures, weights and single answers are not known; show it with {plot} accuracy, {table} runs and the like"
      )
    case .epochs(let metrics):
      run.shownEpochs.contains { epoch in metrics.contains { epoch[$0] != nil } }
        ? nil
        : Complaint(
          "\(kind) needs \(metrics.map(\.rawValue).joined(separator: " or ")) after epochs, which \(run.name) does not report",
          hint: "give a log, 'epochs: FILE.csv', or for one point the number of epochs; \(run.offer)"
        )
    case .learningRate:
      run.epochs.contains { $0.learningRate != nil }
        ? nil
        : Complaint(
          "\(kind) needs learning rates, which \(run.name) does not report",
          hint: "give a log with a column 'learning_rate'; \(run.offer)"
        )
    case .momentum:
      run.epochs.contains { $0.momentum != nil }
        ? nil
        : Complaint(
          "\(kind) needs momenta, which \(run.name) does not report",
          hint: "give a log with a column 'momentum'; \(run.offer)"
        )
    case .confusion:
      run.confusion != nil
        ? nil
        : Complaint(
          "\(kind) needs a confusion matrix, which \(run.name) does not report",
          hint: "give one, 'confusion: FILE.csv'; \(run.offer)"
        )
    }
  }
}
