import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct StoreDamageTests {
  /// Turns one byte of a saved record over, in the closed store's file.
  static func damage(_ time: String, in folder: URL) throws {
    let file = folder.appending(path: "store.sqlite")
    var bytes = try Data(contentsOf: file)
    // Within the record, not in the column beside it.
    let place = try #require(bytes.range(of: Data(#""finished":"\#(time)""#.utf8)))
    bytes[place.upperBound - 3] ^= 1
    try bytes.write(to: file)
  }

  static func save(_ records: [RunRecord], in folder: URL) throws {
    let store = try RunStore(folder: folder)
    for record in records { try store.save(record) }
  }

  @Test func aDamagedRecordIsNotThereAndTheOneBeforeItIs() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let old = try SampleRecord.finished(fingerprint: "old", at: "2026-01-02T03:04:05Z")
    let new = try SampleRecord.finished(fingerprint: "new", at: "2026-02-02T03:04:05Z")
    try StoreDamageTests.save([old, new], in: folder.url)
    try StoreDamageTests.damage("2026-02-02T03:04:05Z", in: folder.url)
    let store = try RunStore(folder: folder.url)
    #expect(try store.record(new.key) == nil)
    #expect(try store.record(old.key) == old)
    #expect(try store.newestRecord(of: old.plan) == old)
    #expect(try !store.contains(new.key))
    #expect(
      store.damage(of: new.key)?.description.hasPrefix(
        "the run store \(store.path) is damaged: the record of run \(new.key.text.prefix(12)) does not match its checksum\n"
      )
        == true)
    #expect(store.damage(of: old.key) == nil)
    // Made again, it takes the damaged one's place.
    try store.save(new)
    #expect(try store.record(new.key) == new)
    #expect(try store.newestRecord(of: old.plan) == new)
    #expect(store.damage(of: new.key) == nil)
  }

  /// To SQLite an empty file is a new store.
  @Test(arguments: [true, false]) func aStoreThatIsEmptyOrGoneIsNamed(isGone: Bool) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try SampleRecord.finished()
    #expect(try RunStore(folder: folder.url).damage(of: record.key) == nil)
    try StoreDamageTests.save([record], in: folder.url)
    for name in folder.files where name.hasPrefix("store.sqlite") {
      let file = folder.url.appending(path: name)
      if isGone { try FileManager.default.removeItem(at: file) } else { try Data().write(to: file) }
    }
    let store = try RunStore(folder: folder.url)
    #expect(try store.record(record.key) == nil)
    #expect(store.damage(of: record.key)?.description.contains("is damaged: it is empty or gone\n") == true)
    try store.save(record)
    #expect(try RunStore(folder: folder.url).damage(of: record.key) == nil)
  }

  /// The row is there and its index leads nowhere: the record would be missed without a word.
  @Test func aRecordThatItsIndexHasLostIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try SampleRecord.finished()
    try StoreDamageTests.save([record], in: folder.url)
    let file = folder.url.appending(path: "store.sqlite")
    var bytes = try Data(contentsOf: file)
    // The key stands in the table and in its index, the index's copy without the plan behind it.
    let key = Data(record.key.text.utf8)
    var copies: [Data.Index] = []
    while let place = bytes.range(of: key, in: (copies.last.map { $0 + 1 } ?? 0)..<bytes.count) {
      copies.append(place.lowerBound)
    }
    let index = try #require(copies.first { !Data("{\"".utf8).contains(bytes[$0 + key.count]) })
    bytes[index] ^= 1
    try bytes.write(to: file)
    let store = try RunStore(folder: folder.url)
    #expect(try store.record(record.key) == nil)
    guard case .damagedStore(file.path, let reason) = store.damage(of: record.key) else {
      Issue.record("\(String(describing: store.damage(of: record.key)))")
      return
    }
    #expect(reason.contains("index"))
  }

  @Test func aRecordUnderAnotherRunsKeyIsNotThere() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    var record = try SampleRecord.finished()
    let key = record.key
    try store.save(record)
    record.key = RunKey(text: "another")
    try store.save(record)
    let connection = try SQLiteConnection(store.path)
    try connection.execute("DELETE FROM run WHERE key = ?", .text(key.text))
    try connection.execute("UPDATE run SET key = ?", .text(key.text))
    #expect(try store.record(key) == nil)
  }

  @Test func aFingerprintThatIsNotWhatWasWrittenIsNotThere() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    try store.remember(fingerprint: "abc", of: "pets", stamp: "1 file")
    #expect(try store.fingerprint(of: "pets", stamp: "1 file") == "abc")
    for (column, value) in [("fingerprint", "abd"), ("data", "dogs"), ("stamp", "2 files")] {
      let connection = try SQLiteConnection(store.path)
      try connection.execute("UPDATE fingerprint SET \(column) = replace(\(column), 'abc', 'abd')")
      if column != "fingerprint" { try connection.execute("UPDATE fingerprint SET \(column) = ?", .text(value)) }
      #expect(try store.fingerprint(of: "pets", stamp: "1 file") == nil)
      #expect(try store.fingerprint(of: "dogs", stamp: "1 file") == nil)
      #expect(try store.fingerprint(of: "dogs", stamp: "2 files") == nil)
    }
  }

  /// What stands in the store's place, and what is said.
  @Test(
    arguments: [
      (
        "not a database, but text that is long enough to be one: " + String(repeating: "x", count: 5000),
        "it does not keep its changes as Cyclopedia's stores do"
      ),
      (nil, "a folder stands there"),
    ] as [(String?, String)])
  func whatIsNoStoreIsNamed(content: String?, reason: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "store.sqlite")
    if let content {
      try Data(content.utf8).write(to: file)
    } else {
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    }
    let error = #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    #expect(error?.description == ExperimentError.strangeStore(path: file.path, reason: reason).description)
    if let content { #expect(try Data(contentsOf: file) == Data(content.utf8)) }
  }

  @Test func aStoreOfANewerVersionIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try StoreDamageTests.save([try SampleRecord.finished()], in: folder.url)
    let file = folder.url.appending(path: "store.sqlite")
    var bytes = try Data(contentsOf: file)
    // `user_version`, big-endian, in SQLite's header.
    bytes[63] += 1
    try bytes.write(to: file)
    #expect {
      _ = try RunStore(folder: folder.url)
    } throws: { "\($0)".contains("\(file.path) is not used: another version of Cyclopedia made it\n") }
  }

  @Test func aFileInTheFoldersPlaceIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = folder.url.appending(path: ".cyclopedia")
    try Data("a file".utf8).write(to: place)
    #expect {
      try RunStore(folder: place)
    } throws: { "\($0)".hasPrefix("the run store \(place.path)/store.sqlite cannot be opened: ") }
    #expect(try Data(contentsOf: place) == Data("a file".utf8))
  }

  @Test func aStoreThatBreaksWhileItIsOpenIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try StoreDamageTests.save([try SampleRecord.finished()], in: folder.url)
    let file = folder.url.appending(path: "store.sqlite")
    let size = try Data(contentsOf: file).count
    let handle = try FileHandle(forWritingTo: file)
    try handle.seek(toOffset: 100)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: size - 100))
    try handle.close()
    #expect {
      _ = try RunStore(folder: folder.url).record(RunKey(text: "k"))
    } throws: { ($0 as? ExperimentError)?.description.contains(file.path) == true }
  }
}
