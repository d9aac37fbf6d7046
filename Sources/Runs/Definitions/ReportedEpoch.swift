import Learning

/// What others reported of an epoch; they did not all report the same.
package struct ReportedEpoch: Hashable, Sendable {
  /// Passes over the training data so far, as the log counts them.
  package var epoch: Double
  /// Optimizer steps so far.
  package var step: Int?
  /// Since the start of training.
  package var seconds: Double?
  /// Of the epoch's first step.
  package var learningRate: Double?
  package var momentum: Double?
  package var metrics: [Metric: ReportedNumber] = [:]

  package init(epoch: Double) { self.epoch = epoch }

  package subscript(metric: Metric) -> Double? { metrics[metric]?.value }
}
