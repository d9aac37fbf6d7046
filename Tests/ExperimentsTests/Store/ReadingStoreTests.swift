import Foundation
import SampleFolders
import Testing

@testable import Experiments

/// Looking needs no right to write.
@Suite struct ReadingStoreTests {
  private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      found[name] = try Data(contentsOf: folder.url.appending(path: name))
    }
    return found
  }

  @Test func aClosedStoreIsReadAsItIs() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try SampleRecord.finished()
    do { try RunStore(folder: folder.url).save(record) }
    let before = try files(folder)
    let store = try RunStore(unchanged: folder.url)
    #expect(store.isReadOnly)
    #expect(try store.record(record.key) == record)
    #expect(try store.inputs(ofReport: "nowhere") == nil)
    #expect(throws: ExperimentError.self) { try store.save(record) }
    #expect(try files(folder) == before)
  }

  /// As after a program that was killed: what it kept last is in the journal.
  @Test func aJournalIsReadToo() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try SampleRecord.finished()
    let writer = try RunStore(folder: folder.url)
    try writer.save(record)
    let before = try files(folder)
    #expect(before["store.sqlite-wal"]?.isEmpty == false)
    let store = try RunStore(unchanged: folder.url)
    #expect(try store.record(record.key) == record)
    #expect(try files(folder) == before)
    withExtendedLifetime(writer) {}
  }

  @Test func aStoreThatIsNotThereIsEmpty() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for place in [folder.url, folder.url.appending(path: "deep/er")] {
      let store = try RunStore(unchanged: place)
      #expect(try store.record(RunKey(text: "none")) == nil)
    }
    #expect(try files(folder).isEmpty)
  }

  @Test func anotherProgramsFileIsStrange() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data("mine".utf8).write(to: folder.url.appending(path: "store.sqlite"))
    let error = #expect(throws: ExperimentError.self) { _ = try RunStore(unchanged: folder.url) }
    #expect("\(error.map { "\($0)" } ?? "")".contains("is not used"))
  }

  /// Nobody can write into the system's own view of its processes.
  @Test func whereNothingCanBeWrittenNothingIs() throws {
    #expect(!RunStore.canWrite(URL(filePath: "/proc/sys/store")))
    #expect(try RunStore(reading: URL(filePath: "/proc/sys/store")).isReadOnly)
    let error = #expect(throws: ExperimentError.self) { _ = try RunStore(folder: URL(filePath: "/proc/sys/store")) }
    #expect("\(error.map { "\($0)" } ?? "")".contains("cannot be opened: it can only be read here"))
  }
}
