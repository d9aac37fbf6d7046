import Datasets
import Foundation
import Learning

/// Trains in this process, one run at a time.
package struct LocalExecutor: RunExecutor {
  private let datasets: DatasetCache
  private let checkpoints: CheckpointFolder
  private let threads: Int
  private let checkpointInterval: Duration

  /// - Parameters:
  ///   - folder: where the folder of checkpoints is, or is made: a run store's, or a worker's own.
  ///   - checkpointInterval: the most time between checkpoints, so that a kill costs less than a minute of work.
  package init(
    datasets: DatasetCache, folder: URL, threads: Int, checkpointInterval: Duration = .seconds(50)
  ) {
    (self.datasets, self.threads, self.checkpointInterval) = (datasets, threads, checkpointInterval)
    checkpoints = CheckpointFolder(in: folder)
  }

  package func train(
    _ order: TrainingOrder, stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> TrainedRun {
    let dataset = try await datasets.dataset(order.plan.data)
    guard try RunKey(order.plan, fingerprint: dataset.fingerprint) == order.key else {
      throw ExperimentError.unfit("the data is not the one that it was planned for\n  hint: build again")
    }
    var session = try await RunSession(
      order, dataset: dataset, threads: threads, checkpoints: checkpoints, interval: checkpointInterval)
    for replacement in session.progress.provenance.replaced ?? [] { tell(.replaced(replacement)) }
    tell(.started(steps: session.length, resumedAt: session.progress.step, batch: order.plan.batch))
    let record = try await session.finish(stop: stop, tell: tell)
    guard order.wantsWeights, record.hasWeights else { return TrainedRun(record) }
    return TrainedRun(record, weights: try await session.trainer.weights())
  }

  package func forget(_ key: RunKey) { checkpoints.remove(key) }
}
