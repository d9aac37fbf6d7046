import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

/// What `plan` says of runs that are yet to be made.
@Suite struct RunStatusTests {
  static let name = RunFinderTests.name

  @Test func aNameThatStoodForAnotherRunNamesTheSetting() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let record = try await RunFinderTests.record(workshop)
    try workshop.finder.store.save(record)
    try workshop.finder.store.remember(RunStatusTests.name, record.key)
    var plan = RunFinderTests.plan
    plan.schedule = Schedule(OneCyclePolicy(max: 0.1, momentum: nil))
    (plan.batch, plan.seed) = (32, 1)
    let status = try await workshop.finder.status(of: plan, name: RunStatusTests.name, threads: 2)
    #expect(
      status.description == "stale: batch: 16 → 32; schedule.one-cycle.momentum: [0.95,0.85] → nothing")
    #expect(!status.isDone && status.word == "stale")
    // Another name never stood for anything.
    let other = RunName(profile: "quick", name: "fixed", seed: 1)
    #expect(try await workshop.finder.status(of: plan, name: other, threads: 2) == .missing)
  }

  @Test func aFrozenRecordOfTheNameCountsToo() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try await RunFinderTests.record(try Workshop(folder))
    let workshop = try Workshop(folder, frozen: try RunFinderTests.frozen([record], in: folder))
    var plan = RunFinderTests.plan
    plan.duration = .epochs(4)
    let status = try await workshop.finder.status(of: plan, name: RunStatusTests.name, threads: 2)
    #expect(status == .stale([PlanDifference(setting: "duration.epochs", before: "3", after: "4")]))
    plan.seed = 2
    #expect(
      try await workshop.finder.status(
        of: plan, name: RunName(profile: "quick", name: RunStatusTests.name.name, seed: 2), threads: 2) == .missing)
  }

  @Test func otherDataIsNamed() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let record = try SampleRecord.finished(RunFinderTests.plan, fingerprint: "of other pictures")
    try workshop.finder.store.save(record)
    try workshop.finder.store.remember(RunStatusTests.name, record.key)
    #expect(
      try await workshop.finder.status(of: RunFinderTests.plan, name: RunStatusTests.name, threads: 2).description
        == "stale: the data: other pictures → these")
  }

  @Test func anInterruptedRunSaysItsStep() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    let key = try await workshop.key(of: RunFinderTests.plan)
    try workshop.checkpoints.save(try CheckpointFolderTests.checkpoint(7), of: key)
    let status = try await workshop.finder.status(of: RunFinderTests.plan, name: RunStatusTests.name, threads: 2)
    #expect(status == .interrupted(step: 7, obstacles: []))
    #expect(status.description == "interrupted, goes on after step 7" && !status.isDone)
    // Once it is finished that is all there is to say.
    try workshop.finder.store.save(try await RunFinderTests.record(workshop))
    #expect(
      try await workshop.finder.status(of: RunFinderTests.plan, name: RunStatusTests.name, threads: 2)
        == .fresh(isDataChecked: true, otherNumerics: false))
  }
}
