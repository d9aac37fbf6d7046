import Datasets
import Foundation
import Learning
import SampleFolders
import Synchronization
import Testing

@testable import Experiments

/// Runs that are trained elsewhere than by the process that keeps them.
@Suite struct RunExecutorTests {
  /// Answers with what it was given, and remembers what it was asked.
  private final class Answering: RunExecutor {
    let answer: TrainedRun
    let asked = Mutex<[TrainingOrder]>([])
    let forgotten = Mutex<[RunKey]>([])

    init(_ answer: TrainedRun) { self.answer = answer }

    func train(
      _ order: TrainingOrder, stop: StopRequest, tell: @escaping @Sendable (RunEvent) -> Void
    ) async throws -> TrainedRun {
      asked.withLock { $0.append(order) }
      return answer
    }

    func forget(_ key: RunKey) { forgotten.withLock { $0.append(key) } }
  }

  @Test func whatComesBackIsKept() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let made = try await RunnerTests.record(plan)
    let weights = ["fc.weight": Tensor(shape: [2], values: [1, 2])]
    let executor = Answering(TrainedRun(made, weights: weights))
    let runner = Runner(finder: workshop.finder, executor: executor, beginsAnew: true)
    #expect(try await runner.run(plan, keepsWeights: true) { _ in } == made)
    // The second time it is found.
    #expect(try await runner.run(plan, keepsWeights: true) { _ in } == made)
    let asked = executor.asked.withLock { $0 }
    #expect(asked.map(\TrainingOrder.key) == [made.key] && asked.allSatisfy { $0.wantsWeights && $0.beginsAnew })
    #expect(executor.forgotten.withLock { $0 } == [made.key])
    #expect(try workshop.finder.store.record(made.key) == made)
    #expect(workshop.finder.finalWeights(of: made.key)?.tensors == weights)
  }

  @Test func aRecordOfAnotherRunIsNotKept() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let other = try await RunnerTests.record(SamplePlan.training(epochs: 1))
    let executor = Answering(TrainedRun(other))
    await #expect(throws: ExperimentError.self) {
      try await Runner(finder: workshop.finder, executor: executor).run(plan) { _ in }
    }
    #expect(try workshop.finder.store.record(other.key) == nil && executor.forgotten.withLock { $0 } == [])
  }

  /// A worker has no run store: data, a plan and a folder for checkpoints are enough, and the record is the same.
  @Test func aWorkerNeedsNoStore() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training()
    let datasets = DatasetCache(root: DataRoot(option: "/nowhere"))
    let key = try RunKey(plan, fingerprint: try await datasets.dataset(plan.data).fingerprint)
    let worker = LocalExecutor(datasets: datasets, folder: folder.url, threads: 2)
    var order = TrainingOrder(plan, key: key)
    order.wantsWeights = true
    let (stop, here) = (StopRequest(), Events())
    // It is stopped after an epoch, and goes on.
    await #expect(throws: RunStopped.self) {
      try await worker.train(order, stop: stop) { event in
        if case .epoch = event { stop.stop() }
      }
    }
    let trained = try await worker.train(order, stop: StopRequest()) { here.add($0) }
    #expect(here.resumedAt == 4)
    #expect(try await trained.record == RunnerTests.record(plan))
    #expect(trained.weights?.isEmpty == false)
    #expect(folder.files.allSatisfy { $0.hasPrefix("checkpoints") } && !folder.files.isEmpty)
    worker.forget(key)
    #expect(!folder.files.contains { $0.hasSuffix(".safetensors") })
  }

  @Test func otherDataIsRefused() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training()
    let worker = LocalExecutor(
      datasets: DatasetCache(root: DataRoot(option: "/nowhere")), folder: folder.url, threads: 2)
    let order = TrainingOrder(plan, key: try RunKey(plan, fingerprint: "another"))
    await #expect(throws: ExperimentError.self) { try await worker.train(order, stop: StopRequest()) { _ in } }
  }
}
