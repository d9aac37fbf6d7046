import Datasets
import Foundation
import Learning
import SampleFolders
import Synchronization
import Testing

@testable import Experiments

/// A run store, checkpoints and data in a folder, as one process has them.
struct Workshop: Sendable {
  let folder: URL
  let finder: RunFinder
  let checkpoints: CheckpointFolder

  /// - Parameter frozen: what is frozen beside the report.
  init(_ folder: TemporaryFolder, frozen: FrozenRecords = FrozenRecords()) throws {
    self.folder = folder.url
    let store = try RunStore(folder: folder.url)
    let datasets = DatasetCache(root: DataRoot(option: folder.url.appending(path: "data").path), store: store)
    finder = RunFinder(folder: folder.url, store: store, frozen: frozen, datasets: datasets)
    checkpoints = CheckpointFolder(folder.url.appending(path: "checkpoints"))
  }

  func run(
    _ plan: RunPlan, threads: Int = 2, stop: StopRequest = StopRequest(), start: InitialWeights? = nil,
    keepsWeights: Bool = false, beginsAnew: Bool = false, interval: Duration = .seconds(50),
    tell: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws -> RunRecord {
    try await Runner(
      finder: finder,
      executor: LocalExecutor(
        datasets: finder.datasets, folder: folder, threads: threads, checkpointInterval: interval),
      stop: stop, beginsAnew: beginsAnew
    ).run(
      plan, start: start, keepsWeights: keepsWeights, tell: tell)
  }

  /// Runs until `isTime` and stops there.
  ///
  /// - Returns: the steps at which it went on and at which it stopped; nil where it came to its end.
  func runInterrupted(
    _ plan: RunPlan, threads: Int = 2, start: InitialWeights? = nil, beginsAnew: Bool = false,
    isTime: @escaping @Sendable (RunEvent) -> Bool
  ) async throws -> (from: Int, to: Int)? {
    let (stop, events) = (StopRequest(), Events())
    do {
      _ = try await run(plan, threads: threads, stop: stop, start: start, beginsAnew: beginsAnew) { event in
        events.add(event)
        if isTime(event) { stop.stop() }
      }
    } catch let stopped as RunStopped { return (events.resumedAt ?? -1, stopped.step) }
    return nil
  }

  /// The record of a run that was stopped at a step, and that went on.
  static func record(of plan: RunPlan, interruptedAfter step: Int) async throws -> RunRecord {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let part = try await workshop.runInterrupted(plan) { event in
      if case .step(step, of: _, loss: _) = event { true } else { false }
    }
    #expect(part?.to == step)
    return try await workshop.run(plan)
  }

  func key(of plan: RunPlan) async throws -> RunKey {
    try RunKey(plan, fingerprint: try await finder.datasets.fingerprint(of: plan.data) ?? "absent")
  }
}

/// Collects what a run tells.
final class Events: Sendable {
  private let found = Mutex<[RunEvent]>([])

  func add(_ event: RunEvent) { found.withLock { $0.append(event) } }

  var all: [RunEvent] { found.withLock { $0 } }
  var resumedAt: Int? { all.lazy.compactMap { if case .started(_, let step, _) = $0 { step } else { nil } }.first }
  var steps: [Int] { all.compactMap { if case .step(let step, of: _, loss: _) = $0 { step } else { nil } } }
  var epochs: [Int] { all.compactMap { if case .epoch(let result, of: _) = $0 { result.step } else { nil } } }
}
