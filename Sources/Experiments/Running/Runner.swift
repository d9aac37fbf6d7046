import Datasets
import Foundation
import Learning

/// Makes the record of a plan: found again where it is there, else trained, from the last checkpoint on.
package struct Runner: Sendable {
  package let finder: RunFinder
  private let threads: Int
  private let stop: StopRequest

  package init(finder: RunFinder, threads: Int, stop: StopRequest = StopRequest()) {
    (self.finder, self.threads, self.stop) = (finder, threads, stop)
  }

  /// Trains the plan, keeps the record and drops the checkpoints.
  ///
  /// - Throws: `RunStopped` where a stop was asked for; `LearningError`, `DatasetError` and `ExperimentError`.
  package func run(_ plan: RunPlan, tell: @escaping @Sendable (RunEvent) -> Void) async throws -> RunRecord {
    let dataset = try await finder.shelf.dataset(plan.data)
    let key = try RunKey(plan, fingerprint: dataset.fingerprint)
    // The files may have changed since their fingerprint was remembered.
    if let record = try finder.store.record(key) { return record }
    let classes = plan.model.architecture.classes ?? dataset.classes.count
    guard classes >= dataset.classes.count else {
      throw ExperimentError.unfit(
        "the model has \(classes) classes, and the data has \(dataset.classes.count)\n  hint: leave 'classes' out")
    }
    let claim = try await claim(key)
    defer { withExtendedLifetime(claim) {} }
    // Another process may have made it meanwhile.
    if let record = try finder.store.record(key) { return record }
    var session = try await RunSession(
      plan: plan, key: key, dataset: dataset, classes: classes, threads: threads, checkpoints: finder.checkpoints)
    tell(.started(steps: session.length, resumedAt: session.progress.step))
    let record = try await session.finish(stop: stop, tell: tell)
    try finder.store.save(record)
    finder.checkpoints.remove(key)
    return record
  }

  /// Waits while another process makes the run, instead of making it twice and in its way.
  private func claim(_ key: RunKey) async throws -> RunClaim {
    while true {
      if let claim = try finder.checkpoints.claim(key) { return claim }
      guard !stop.wantsStop else { throw RunStopped(step: finder.checkpoints.latestStep(of: key) ?? 0) }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
