import Foundation
import Learning
import SampleFolders
import Testing

@testable import Experiments

@Suite struct RunFinderTests {
  static let name = RunName(profile: "quick", name: "onecycle", seed: 1)
  static let plan = SamplePlan.training()

  /// Records beside a report.
  static func frozen(_ records: [RunRecord], in folder: TemporaryFolder) throws -> FrozenRecords {
    let place = folder.url.appending(path: "records")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try [FrozenRun(name: name.name, records: records)].write(to: place)
    return FrozenRecords(folder: place)
  }

  /// A record of the plan on the data that is there.
  static func record(_ workshop: Workshop, _ plan: RunPlan = plan, at time: String = "2026-01-02T03:04:05Z")
    async throws -> RunRecord
  {
    try SampleRecord.finished(
      plan, fingerprint: try await workshop.finder.datasets.fingerprint(of: plan.data) ?? "absent", at: time)
  }

  @Test func missingThenFresh() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    #expect(try await workshop.finder.find(RunFinderTests.plan) == nil)
    #expect(
      try await workshop.finder.status(of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2) == .missing)
    try workshop.finder.store.save(try await RunFinderTests.record(workshop))
    let status = try await workshop.finder.status(of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2)
    #expect(status == .fresh(isDataChecked: true, otherNumerics: false) && status.isDone && status.word == "fresh")
    let found = try #require(try await workshop.finder.find(RunFinderTests.plan))
    #expect(found.source == .store && found.isDataChecked)
  }

  @Test func otherNumericsAreSaid() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let workshop = try Workshop(folder)
    var record = try await RunFinderTests.record(workshop)
    record.provenance.numerics += 1
    try workshop.finder.store.save(record)
    let status = try await workshop.finder.status(of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2)
    #expect(
      status == .fresh(isDataChecked: true, otherNumerics: true)
        && status.description == "fresh, made by other numerics")
    let frozen = try RunFinderTests.frozen([record], in: folder)
    let other = try TemporaryFolder()
    defer { other.remove() }
    #expect(
      try await Workshop(other, frozen: frozen).finder.status(
        of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2)
        == .frozen(isDataChecked: true, otherNumerics: true))
  }

  @Test func aFrozenRecordGoesBeforeAnEqualOneOfTheStore() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let first = try Workshop(folder)
    let frozen = try RunFinderTests.frozen(
      [try await RunFinderTests.record(first, at: "2026-01-01T00:00:00Z")], in: folder)
    let workshop = try Workshop(folder, frozen: frozen)
    #expect(
      try await workshop.finder.status(of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2)
        == .frozen(isDataChecked: true, otherNumerics: false))
    try workshop.finder.store.save(try await RunFinderTests.record(workshop, at: "2026-01-03T00:00:00Z"))
    #expect(try await workshop.finder.find(RunFinderTests.plan)?.record.timing.finished == "2026-01-01T00:00:00Z")
    #expect(
      try await workshop.finder.status(of: RunFinderTests.plan, name: RunFinderTests.name, threads: 2)
        == .fresh(isDataChecked: true, otherNumerics: false))
  }

  @Test func whereTheDataIsAbsentRecordsAreTakenUnchecked() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SamplePlan.withoutData
    let old = try SampleRecord.finished(plan, fingerprint: "of another copy", at: "2026-01-01T00:00:00Z")
    let workshop = try Workshop(folder, frozen: try RunFinderTests.frozen([old], in: folder))
    let status = try await workshop.finder.status(of: plan, name: RunFinderTests.name, threads: 2)
    #expect(status == .frozen(isDataChecked: false, otherNumerics: false))
    #expect(status.description == "frozen, the data is absent and was not checked again")
    let bare = try Workshop(folder)
    #expect(try await bare.finder.find(plan) == nil)
    try bare.finder.store.save(old)
    let found = try #require(try await bare.finder.find(plan))
    #expect(found.source == .store && !found.isDataChecked && found.record == old)
    #expect(
      try await bare.finder.status(of: plan, name: RunFinderTests.name, threads: 2)
        == .fresh(isDataChecked: false, otherNumerics: false))
  }
}
