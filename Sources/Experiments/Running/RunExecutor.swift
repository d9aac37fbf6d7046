import Learning

/// A place where trainings run: this process, others, or other machines.
///
/// It needs plan and data, and keeps checkpoints where it trains. Which runs are made, and keeping what they came to, is
/// `Runner`'s.
package protocol RunExecutor: Sendable {
  /// Trains a plan to its end, from the last checkpoint on.
  ///
  /// - Throws: `RunStopped` where a stop was asked for; `ExperimentError.foreignCheckpoint` where the training cannot go
  ///   on here; what the data and the engine throw.
  func train(
    _ order: TrainingOrder, stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> TrainedRun

  /// Drops the checkpoints of a run whose record is kept.
  func forget(_ key: RunKey)
}

/// All that is needed to train a plan, but for the data.
package struct TrainingOrder: Sendable {
  package var plan: RunPlan
  package var key: RunKey
  /// What the plan's `start` stands for.
  package var start: InitialWeights?
  /// The book's.
  package var revision: BookRevision?
  /// Whether the final weights are wanted too.
  package var wantsWeights = false
  /// Whether a checkpoint from which the training cannot go on is given up.
  package var beginsAnew = false
  /// How many are trained at a time.
  package var jobs = 1

  package init(_ plan: RunPlan, key: RunKey) { (self.plan, self.key) = (plan, key) }
}

/// What a training came to.
package struct TrainedRun: Sendable {
  package var record: RunRecord
  /// By PyTorch's names; nil where they were not wanted, or the run diverged.
  package var weights: [String: Tensor]?

  package init(_ record: RunRecord, weights: [String: Tensor]? = nil) {
    (self.record, self.weights) = (record, weights)
  }
}
