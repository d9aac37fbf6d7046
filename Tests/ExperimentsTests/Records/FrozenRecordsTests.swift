import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct FrozenRecordsTests {
  @Test func aFolderThatIsAbsentHasNone() {
    let records = FrozenRecords(folder: URL(filePath: "/nowhere/records"))
    #expect(records.runs.isEmpty && records.damaged.isEmpty)
  }

  /// Nobody can tell which of them is true; files with equal numbers may be of two times.
  @Test func filesThatContradictEachOtherAreNotUsed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (one, again) = (try SampleRecord.finished(), try SampleRecord.finished(at: "2026-05-05T00:00:00Z"))
    let (other, third) = (try SampleRecord.finished(testLoss: 0.25), try SampleRecord.finished(SamplePlan.rangeTest()))
    let runs = [(one, "one"), (again, "again"), (third, "third")].map { FrozenRun(name: $1, records: [$0]) }
    try runs.write(to: folder.url)
    #expect(FrozenRecords(folder: folder.url).damaged.isEmpty)
    try (runs + [FrozenRun(name: "a", records: [other])]).write(to: folder.url)
    let records = FrozenRecords(folder: folder.url)
    #expect(records.runs.map(\.name) == ["third"])
    let reason = "another file has other numbers for the same run, \(one.key.text.prefix(12))"
    let names = ["a", "again", "one"].map { folder.url.appending(path: "\($0).json").path }
    #expect(
      records.damaged.map(\.description)
        == names.map { ExperimentError.record(path: $0, reason: reason).description })
    #expect(records.record(one.key) == nil)
  }

  /// Held-out pictures count as much as test pictures do.
  @Test(
    arguments: [
      { $0.epochs[0].validationAccuracy = 0.75 }, { $0.epochs[0].validationLoss = 0.5 }, { $0.samples.removeLast() },
    ] as [@Sendable (inout RunRecord) -> Void])
  func anyNumberCanContradict(_ change: @Sendable (inout RunRecord) -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var record = try SampleRecord.finished()
    (record.epochs[0].validationLoss, record.epochs[0].validationAccuracy) = (0.25, 0.5)
    let one = FrozenRun(name: "one", records: [record])
    record.provenance.threads += 1
    try [one, FrozenRun(name: "two", records: [record])].write(to: folder.url)
    #expect(FrozenRecords(folder: folder.url).damaged.isEmpty)
    change(&record)
    try [one, FrozenRun(name: "two", records: [record])].write(to: folder.url)
    #expect(FrozenRecords(folder: folder.url).damaged.count == 2)
  }

  @Test func damagedFilesAreListedAndTheOthersUsed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (first, second) = (try SampleRecord.finished(), try SampleRecord.finished(SamplePlan.rangeTest()))
    var shelf = PictureShelf()
    let good = try FrozenRun(name: "good", records: [first]).fileBytes(&shelf)
    var bad = try FrozenRun(name: "bad", records: [second]).fileBytes(&shelf)
    bad[100] ^= 1
    try shelf.fileBytes().write(to: folder.url.appending(path: PictureShelf.fileName))
    try good.write(to: folder.url.appending(path: "good.json"))
    try bad.write(to: folder.url.appending(path: "bad.json"))
    try good.prefix(200).write(to: folder.url.appending(path: "cut.json"))
    try Data("not ours".utf8).write(to: folder.url.appending(path: "notes.txt"))
    try good.prefix(9).write(to: folder.url.appending(path: ".good.json.1234"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "sub.json"), withIntermediateDirectories: true)

    let records = FrozenRecords(folder: folder.url)
    #expect(records.runs.map(\.name) == ["good"])
    let paths = records.damaged.map { if case .record(let path, _) = $0 { path } else { "" } }
    #expect(paths == ["bad.json", "cut.json", "sub.json"].map { folder.url.appending(path: $0).path })
    #expect(records.record(first.key) == first)
    #expect(records.record(of: first.plan) == first)
    #expect(records.record(of: "good", seed: 1) == first)
    #expect(records.record(of: "good", seed: 2) == nil && records.record(of: "bad", seed: 1) == nil)
    #expect(records.record(second.key) == nil && records.record(of: second.plan) == nil)
    try Data("{}".utf8).write(to: folder.url.appending(path: PictureShelf.fileName))
    let without = FrozenRecords(folder: folder.url)
    #expect(without.runs.isEmpty && without.damaged.count == 5)
  }
}
