import Foundation
import Learning
import SampleFolders
import Synchronization
import Testing

@testable import Experiments

@Suite struct ResumptionTests {
  static let plans =
    SamplePlan.precisions.flatMap { precision in
      [SamplePlan.training(precision: precision), SamplePlan.rangeTest(precision: precision)]
    } + [adam(SamplePlan.training()), adam(SamplePlan.rangeTest()), unfreezing(adam(SamplePlan.training()))]

  /// The schedule cycles its first beta.
  private static func adam(_ plan: RunPlan) -> RunPlan {
    var plan = plan
    plan.optimizer = Optimizer(AdamW(weightDecay: 0.1))
    return plan
  }

  /// Weights that have taken other numbers of steps.
  private static func unfreezing(_ plan: RunPlan) -> RunPlan {
    var plan = plan
    plan.trainable = [.init(from: .epochs(0), layers: .layers(["head"])), .init(from: .steps(6), layers: .all)]
    return plan
  }

  /// Every step of the run is its last once; a new process goes on from there.
  @Test(arguments: plans) func interruptedAtAnyStepTheRecordIsTheSame(_ plan: RunPlan) async throws {
    let whole = try await RunnerTests.record(plan)
    for step in 1..<whole.steps.count {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let part = try await Workshop(folder).runInterrupted(plan) { event in
        if case .step(step, of: _, loss: _) = event { true } else { false }
      }
      #expect(part.map { [$0.from, $0.to] } == [0, step])
      #expect(
        try await Workshop(folder).finder.status(of: plan, name: name, threads: 2)
          == .interrupted(step: step, obstacles: []))
      let events = Events()
      let record = try await Workshop(folder).run(plan) { events.add($0) }
      #expect(events.resumedAt == step && events.steps.first == step + 1)
      #expect(record == whole, "stopped after step \(step)")
      #expect(try SampleRecord.text(record) == SampleRecord.text(whole))
      #expect(record.timing.training.count == whole.timing.training.count)
    }
  }

  private let name = RunName(profile: "quick", name: "run", seed: 1)

  @Test(arguments: plans) func interruptedAfterEveryEpochTheRecordIsTheSame(_ plan: RunPlan) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var stops: [Int] = []
    while let part = try await Workshop(folder).runInterrupted(
      plan,
      isTime: { event in
        if case .epoch = event { true } else { false }
      })
    {
      #expect(part.from == stops.last ?? 0)
      stops.append(part.to)
    }
    #expect(stops == [4, 8])
    #expect(try await Workshop(folder).run(plan) == RunnerTests.record(plan))
  }

  @Test(arguments: plans) func oneStepAtATimeTheRecordIsTheSame(_ plan: RunPlan) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var stops: [Int] = []
    while let part = try await Workshop(folder).runInterrupted(plan, isTime: { _ in true }) { stops.append(part.to) }
    let whole = try await RunnerTests.record(plan)
    #expect(stops == Array(1..<whole.steps.count))
    #expect(try await Workshop(folder).run(plan) == whole)
  }

  /// As after a kill: the last checkpoint is damaged, and the one before it serves.
  @Test func aDamagedCheckpointCostsAnEpoch() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.training()
    _ = try await Workshop(folder).runInterrupted(plan) {
      if case .step(10, of: _, loss: _) = $0 { true } else { false }
    }
    let file = try #require(folder.files.first { $0.contains("/10-") })
    try Data("x".utf8).write(to: folder.url.appending(path: file))
    let events = Events()
    let record = try await Workshop(folder).run(plan) { events.add($0) }
    #expect(events.resumedAt == 8)
    #expect(try await record == RunnerTests.record(plan))
  }

  /// A kill costs what was done since the last of them.
  @Test func checkpointsAreAlsoMadeByTime() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let (key, events) = (try await workshop.key(of: plan), Events())
    let kept = Mutex<[Int?]>([])
    let record = try await workshop.run(plan, interval: .zero) { event in
      events.add(event)
      guard case .step(let step, of: _, loss: _) = event, step < 12 else { return }
      kept.withLock { $0.append(workshop.checkpoints.latestStep(of: key)) }
    }
    #expect(kept.withLock { $0 } == [nil] + (1..<11).map { $0 })
    #expect(events.steps == Array(1...12) && events.epochs == [4, 8, 12])
    #expect(try await record == RunnerTests.record(plan))
    #expect(record.timing.training.count == 3 && record.timing.checkpoints ?? 0 > 0)
  }

  /// A process that was killed when it had kept its record leaves checkpoints, which go with the next build.
  @Test func whatFinishedRunsLeftIsRemoved() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let (done, other) = (
      RunKey(text: String(repeating: "a", count: 64)), RunKey(text: String(repeating: "b", count: 64))
    )
    for key in [done, other] { try workshop.checkpoints.save(try CheckpointFolderTests.checkpoint(4), of: key) }
    try Data().write(to: folder.url.appending(path: "checkpoints/\(done).lock"))
    var record = try SampleRecord.finished(losses: [3, 2, 2, 1])
    record.key = done
    try withExtendedLifetime(workshop.checkpoints.claim(done)) { workshop.finder.removeCheckpoints(of: [record]) }
    #expect(workshop.checkpoints.latestStep(of: done) == 4)
    // What is made again has not come to its end yet.
    var longer = try SampleRecord.finished(losses: [3, 2, 2, 1, 1])
    longer.key = done
    workshop.finder.removeCheckpoints(of: [longer])
    #expect(workshop.checkpoints.latestStep(of: done) == 4)
    workshop.finder.removeCheckpoints(of: [record])
    #expect(folder.files.filter { $0.contains(done.text) } == [] && workshop.checkpoints.latestStep(of: other) == 4)
  }

  /// A run that was trained to its end and killed before its record was kept is tested again.
  @Test func killedBehindTheLastEpochTheRecordIsTheSame() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let key = try await workshop.key(of: plan)
    let dataset = try await workshop.finder.datasets.dataset(plan.data)
    var session = try await RunSession(
      TrainingOrder(plan, key: key), dataset: dataset, threads: 2, checkpoints: workshop.checkpoints)
    // Nobody keeps this record.
    _ = try await session.finish(stop: StopRequest()) { _ in }
    #expect(workshop.checkpoints.latestStep(of: key) == 12)
    let events = Events()
    let record = try await Workshop(folder).run(plan) { events.add($0) }
    #expect(events.resumedAt == 12 && events.steps.isEmpty)
    #expect(try await record == RunnerTests.record(plan))
  }
}
