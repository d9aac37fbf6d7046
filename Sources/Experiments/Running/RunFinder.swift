import Foundation
import Learning

/// Finds finished runs: in the store, or frozen beside the report.
package struct RunFinder: Sendable {
  package struct Found: Sendable {
    package enum Source: Sendable { case store, frozen }

    package var record: RunRecord
    package var source: Source
    /// False where the data is absent, so that its fingerprint was not compared again.
    package var isDataChecked: Bool
  }

  /// The run store's.
  let folder: URL
  package let store: RunStore
  package let frozen: FrozenRecords
  package let datasets: DatasetCache
  let checkpoints: CheckpointFolder
  let weights: WeightsFolder

  /// - Parameter folder: the run store's: `.cyclopedia`.
  package init(folder: URL, store: RunStore, frozen: FrozenRecords, datasets: DatasetCache) {
    (self.folder, self.store, self.frozen, self.datasets) = (folder, store, frozen, datasets)
    checkpoints = CheckpointFolder(in: folder)
    weights = WeightsFolder(folder.appending(path: "weights"))
  }

  /// The final weights of a finished run, where they were kept.
  package func finalWeights(of key: RunKey) -> InitialWeights? { weights.weights(of: key) }

  /// Kept weights of a run that cannot be used.
  package func damagedWeights(of key: RunKey) -> [ExperimentError] { weights.damaged(of: key) }

  /// Whether they were kept, without reading them.
  package func hasFinalWeights(of key: RunKey) -> Bool { weights.has(key) }

  /// A frozen record goes before an equal one of the store, so that a committed report stays as it is.
  package func find(_ plan: RunPlan) async throws -> Found? {
    guard let fingerprint = try await datasets.fingerprint(of: plan.data) else {
      if let record = frozen.record(of: plan) {
        return Found(record: record, source: .frozen, isDataChecked: false)
      }
      return try store.newestRecord(of: plan).map { Found(record: $0, source: .store, isDataChecked: false) }
    }
    let key = try RunKey(plan, fingerprint: fingerprint)
    if let record = frozen.record(key) {
      return Found(record: record, source: try store.contains(key) ? .store : .frozen, isDataChecked: true)
    }
    return try store.record(key).map { Found(record: $0, source: .store, isDataChecked: true) }
  }

  /// Removes the checkpoints of runs that are finished, where processes were killed before they did.
  package func removeCheckpoints(of finished: [RunRecord]) {
    // The last steps of a range test, and of what was stopped, have no checkpoint.
    checkpoints.removeRemains(
      of: Dictionary(finished.map { ($0.key, $0.test == nil ? 0 : $0.steps.count) }) { first, _ in first })
  }

  /// What was kept of a run that is not found, and cannot be used.
  package func damages(of plan: RunPlan) async throws -> [ExperimentError] {
    guard let fingerprint = try await datasets.fingerprint(of: plan.data) else { return [] }
    let key = try RunKey(plan, fingerprint: fingerprint)
    return [store.damage(of: key)].compactMap { $0 } + checkpoints.damaged(of: key)
  }

  /// - Parameter threads: those with which a run would go on.
  package func status(of plan: RunPlan, name: RunName, threads: Int) async throws -> RunStatus {
    try await status(of: plan, name: name, threads: threads, found: find(plan))
  }

  /// - Parameter found: what `find` has found of it.
  package func status(of plan: RunPlan, name: RunName, threads: Int, found: Found?) async throws -> RunStatus {
    if let found {
      let isOld = found.record.provenance.numerics != currentNumerics
      return found.source == .store
        ? .fresh(isDataChecked: found.isDataChecked, otherNumerics: isOld)
        : .frozen(isDataChecked: found.isDataChecked, otherNumerics: isOld)
    }
    if let fingerprint = try await datasets.fingerprint(of: plan.data) {
      let key = try RunKey(plan, fingerprint: fingerprint)
      if let step = checkpoints.latestStep(of: key) {
        return .interrupted(step: step, obstacles: try obstacles(plan, key, threads: threads))
      }
    }
    if let last = try lastRecord(of: name) {
      let differences = try PlanDifference.between(last.plan, plan)
      return differences.isEmpty
        ? .stale([PlanDifference(setting: "the data", before: "other pictures", after: "these")]) : .stale(differences)
    }
    return .missing
  }

  /// Why a run that was interrupted cannot go on here; nil where it can, or was not.
  package func foreignCheckpoint(
    of plan: RunPlan, name: RunName, status: RunStatus
  ) async throws -> ExperimentError? {
    guard case .interrupted(let step, let obstacles) = status, !obstacles.isEmpty,
      let fingerprint = try await datasets.fingerprint(of: plan.data)
    else { return nil }
    let key = try RunKey(plan, fingerprint: fingerprint)
    // Another process is making it, and this one would wait for its record.
    if !store.isReadOnly, try checkpoints.claim(key) == nil { return nil }
    let place = checkpoints.place(of: key)
    return .foreignCheckpoint(
      run: "\(name.name)#\(name.seed)", path: place.path, step: step, changes: obstacles)
  }

  /// Why an interrupted run cannot go on here, as its checkpoint tells.
  private func obstacles(_ plan: RunPlan, _ key: RunKey, threads: Int) throws(LearningError) -> [String] {
    let made: Provenance
    do {
      guard let found = try checkpoints.latest(of: key) else { return [] }
      made = found.progress.provenance
    } catch { return [ExperimentError.unusable + error.detail] }
    // What it started from is not looked for until it goes on.
    return try Provenance(plan: plan, threads: threads, kernels: [:], start: made.start).changes(since: made)
  }

  private func lastRecord(of name: RunName) throws -> RunRecord? {
    if let key = try store.key(of: name), let record = try store.record(key) { return record }
    return frozen.record(of: name.name, seed: name.seed)
  }
}
