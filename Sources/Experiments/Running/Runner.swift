import Datasets
import Foundation
import Learning

/// Makes the record of a plan: found again where it is there, else trained, from the last checkpoint on.
package struct Runner: Sendable {
  package let finder: RunFinder
  private let threads: Int
  private let stop: StopRequest
  private let beginsAnew: Bool
  private let checkpointInterval: Duration
  private let history: BookHistory?

  /// - Parameters:
  ///   - beginsAnew: whether runs that were interrupted and cannot go on here are begun again.
  ///   - chapters: the folder of the book, whose git commit is recorded.
  ///   - checkpointInterval: the most time between checkpoints, so that a kill costs less than a minute of work.
  package init(
    finder: RunFinder, threads: Int, stop: StopRequest = StopRequest(), beginsAnew: Bool = false,
    checkpointInterval: Duration = .seconds(50), chapters: URL? = nil
  ) {
    (self.finder, self.threads, self.stop, self.beginsAnew) = (finder, threads, stop, beginsAnew)
    self.checkpointInterval = checkpointInterval
    history = chapters.map { BookHistory(of: $0, scratch: finder.folder) }
  }

  /// Trains the plan, keeps the record and drops the checkpoints.
  ///
  /// - Parameters:
  ///   - start: what the plan's `start` stands for.
  ///   - keepsWeights: whether other runs start from this one. Where its record is there and its weights are not, it is
  ///     trained again, and the record that is there stays.
  /// - Throws: `RunStopped` where a stop was asked for; `LearningError`, `DatasetError` and `ExperimentError`.
  package func run(
    _ plan: RunPlan, start: InitialWeights? = nil, keepsWeights: Bool = false,
    tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> RunRecord {
    try check(start, against: plan)
    let dataset = try await finder.datasets.dataset(plan.data)
    let key = try RunKey(plan, fingerprint: dataset.fingerprint)
    // The files may have changed since their fingerprint was remembered.
    if let record = try finished(key, withWeights: keepsWeights) { return record }
    let classes = plan.model.architecture.classes ?? dataset.classes.count
    guard classes >= dataset.classes.count else {
      throw ExperimentError.unfit(
        "the model has \(classes) classes, and the data has \(dataset.classes.count)\n  hint: leave 'classes' out")
    }
    let claim = try await claim(key, tell)
    defer { withExtendedLifetime(claim) {} }
    // Another process may have made it meanwhile.
    if let record = try finished(key, withWeights: keepsWeights) { return record }
    var session = try await RunSession(
      plan: plan, key: key, dataset: dataset, classes: classes, threads: threads, checkpoints: finder.checkpoints,
      start: start, beginsAnew: beginsAnew, revision: history?.revision(),
      interval: checkpointInterval)
    for replacement in session.progress.provenance.replaced ?? [] { tell(.replaced(replacement)) }
    tell(.started(steps: session.length, resumedAt: session.progress.step))
    let record = try await session.finish(stop: stop, tell: tell)
    if keepsWeights, record.hasWeights { try finder.weights.save(try await session.trainer.weights(), of: key) }
    if try !finder.store.contains(key) { try finder.store.save(record) }
    finder.checkpoints.remove(key)
    return record
  }

  private func finished(_ key: RunKey, withWeights: Bool) throws -> RunRecord? {
    guard let record = try finder.store.record(key) else { return nil }
    return !withWeights || !record.hasWeights || finder.finalWeights(of: key) != nil ? record : nil
  }

  private func check(_ start: InitialWeights?, against plan: RunPlan) throws(ExperimentError) {
    precondition((plan.start == nil) == (start == nil), "a plan's start and its weights come together")
    if case .file(let digest) = plan.start?.weights, digest != start?.digest {
      throw .unfit("the file of its start has changed since the chapters were read\n  hint: build again")
    }
  }

  /// Waits while another process makes the run, instead of making it twice and in its way.
  private func claim(_ key: RunKey, _ tell: @Sendable (RunEvent) -> Void) async throws -> RunLock {
    var isFirst = true
    while true {
      if let claim = try finder.checkpoints.claim(key) { return claim }
      guard !stop.wantsStop else { throw RunStopped(step: finder.checkpoints.latestStep(of: key) ?? 0) }
      if isFirst { tell(.waiting) }
      isFirst = false
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
