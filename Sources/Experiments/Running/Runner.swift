import Foundation
import Learning

/// Makes the record of a plan: found again where it is there, else trained by an executor and kept.
package struct Runner: Sendable {
  package let finder: RunFinder
  private let executor: any RunExecutor
  private let stop: StopRequest
  private let beginsAnew: Bool
  private let jobs: Int
  private let history: BookHistory?

  /// - Parameters:
  ///   - beginsAnew: whether runs that were interrupted and cannot go on here are begun again.
  ///   - jobs: how many runs are trained at a time.
  ///   - chapters: the folder of the book, whose git commit is recorded.
  package init(
    finder: RunFinder, executor: any RunExecutor, stop: StopRequest = StopRequest(), beginsAnew: Bool = false,
    jobs: Int = 1, chapters: URL? = nil
  ) {
    (self.finder, self.executor, self.stop, self.beginsAnew) = (finder, executor, stop, beginsAnew)
    self.jobs = jobs
    history = chapters.map { BookHistory(of: $0, scratch: finder.folder) }
  }

  /// Has the plan trained, keeps the record and drops the checkpoints.
  ///
  /// - Parameters:
  ///   - start: what the plan's `start` stands for.
  ///   - keepsWeights: whether other runs start from this one. Where its record is there and its weights are not, it is
  ///     trained again, and the record that is there stays.
  ///   - isAgain: whether it is trained although its record is there, which the new one replaces.
  /// - Throws: `RunStopped` where a stop was asked for; `LearningError`, `DatasetError` and `ExperimentError`.
  package func run(
    _ plan: RunPlan, start: InitialWeights? = nil, keepsWeights: Bool = false, isAgain: Bool = false,
    tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> RunRecord {
    try check(start, against: plan)
    // The files may have changed since their fingerprint was remembered.
    let key = try RunKey(plan, fingerprint: try await finder.datasets.dataset(plan.data).fingerprint)
    if !isAgain, let record = try finished(key, withWeights: keepsWeights) { return record }
    let claim = try await claim(key, tell)
    defer { withExtendedLifetime(claim) {} }
    // Another process may have made it meanwhile.
    if !isAgain, let record = try finished(key, withWeights: keepsWeights) { return record }
    var order = TrainingOrder(plan, key: key)
    (order.start, order.revision) = (start, history?.revision())
    (order.wantsWeights, order.beginsAnew, order.jobs) = (keepsWeights, beginsAnew, jobs)
    let trained = try await executor.train(order, stop: stop, tell: tell)
    guard trained.record.key == key else {
      throw ExperimentError.unfit("the record that came back is of the run \(trained.record.key.text.prefix(12))")
    }
    if let weights = trained.weights { try finder.weights.save(weights, of: key) }
    if try isAgain || !finder.store.contains(key) { try finder.store.save(trained.record) }
    executor.forget(key)
    return trained.record
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
