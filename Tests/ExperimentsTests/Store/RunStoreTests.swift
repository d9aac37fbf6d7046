import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct RunStoreTests {
  @Test func aRunIsFoundAgainAlsoByAnotherStore() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let records = [try SampleRecord.finished(), try SampleRecord.diverged(.nan)]
    let other = try SampleRecord.finished(SamplePlan.rangeTest())
    try save([records[0], other], in: folder.url)
    let store = try RunStore(folder: folder.url)
    #expect(try store.record(records[0].key) == records[0])
    #expect(try store.record(other.key) == other)
    #expect(try store.contains(other.key))
    #expect(try store.record(RunKey(text: "none")) == nil)
    #expect(try !store.contains(RunKey(text: "none")))
    // An equal key has one record, the last.
    try store.save(records[1])
    #expect(try store.record(records[1].key) == records[1])
  }

  private func save(_ records: [RunRecord], in folder: URL) throws {
    let store = try RunStore(folder: folder)
    for record in records { try store.save(record) }
  }

  @Test func theNewestRecordOfAPlanIsFound() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    let plan = SamplePlan.withoutData
    let times = [
      ("old", "2026-01-02T03:04:05Z"), ("new", "2026-03-02T03:04:05Z"), ("middle", "2026-02-02T03:04:05Z"),
    ]
    for (fingerprint, time) in times {
      try store.save(try SampleRecord.finished(plan, fingerprint: fingerprint, at: time))
    }
    try store.save(try SampleRecord.finished(fingerprint: "other plan", at: "2027-01-02T03:04:05Z"))
    #expect(try store.newestRecord(of: plan)?.data.fingerprint == "new")
    // Of two that ended within a second, the one that was saved last.
    try store.save(try SampleRecord.finished(plan, fingerprint: "last", at: "2026-03-02T03:04:05Z"))
    #expect(try store.newestRecord(of: plan)?.data.fingerprint == "last")
    #expect(try store.newestRecord(of: SamplePlan.rangeTest()) == nil)
  }

  @Test func aNameStandsForItsLastRun() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    let name = RunName(profile: "quick", name: "onecycle", seed: 1)
    #expect(try store.key(of: name) == nil)
    for key in ["a", "b"] { try store.remember(name, RunKey(text: key)) }
    #expect(try store.key(of: name)?.text == "b")
    for other in [
      RunName(profile: "cifar10", name: "onecycle", seed: 1), RunName(profile: "quick", name: "fixed", seed: 1),
      RunName(profile: "quick", name: "onecycle", seed: 2),
    ] { #expect(try store.key(of: other) == nil) }
  }

  @Test func fingerprintsHoldWhileTheFilesLookTheSame() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    try store.remember(fingerprint: "f1", of: "data", stamp: "monday")
    #expect(try store.fingerprint(of: "data", stamp: "monday") == "f1")
    #expect(try store.fingerprint(of: "data", stamp: "tuesday") == nil)
    #expect(try store.fingerprint(of: "other", stamp: "monday") == nil)
    try store.remember(fingerprint: "f2", of: "data", stamp: "tuesday")
    #expect(try store.fingerprint(of: "data", stamp: "tuesday") == "f2")
    #expect(try store.fingerprint(of: "data", stamp: "monday") == nil)
  }

  @Test func aReportsInputsAreKept() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    try store.remember(inputs: "i1", ofReport: "output/quick")
    try store.remember(inputs: "i2", ofReport: "output/quick")
    #expect(try store.inputs(ofReport: "output/quick") == "i2")
    #expect(try store.inputs(ofReport: "output/other") == nil)
  }
}
