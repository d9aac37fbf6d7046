import Foundation
import SampleFolders
import Testing

@testable import Experiments

/// Stores that came with a stranger's book.
@Suite struct StrangeStoreTests {
  @Test(arguments: ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "store.made", "checkpoints", "weights"])
  func linksAreNotFollowed(name: String) throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer {
      folder.remove()
      other.remove()
    }
    let place = folder.url.appending(path: name)
    for target in ["there", "absent"] {
      try? FileManager.default.removeItem(at: place)
      try Data().write(to: other.url.appending(path: "there"))
      try FileManager.default.createSymbolicLink(at: place, withDestinationURL: other.url.appending(path: target))
      let error = #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
      let begin = "the run store \(place.path) is not used: a symbolic link stands there, which is not followed\n"
      #expect(error?.description.hasPrefix(begin) == true, "\(String(describing: error))")
      #expect(other.files == ["there"])
      #expect(try Data(contentsOf: other.url.appending(path: "there")).isEmpty)
    }
  }

  @Test(arguments: ["store.sqlite", "store.made", "checkpoints"]) func pipesAreNotWaitedFor(name: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect(mkfifo(folder.url.appending(path: name).path, 0o600) == 0)
    let error = #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    #expect(error?.description.contains("a pipe, device or socket stands there") == true)
  }

  /// Runs statements on a store's file, which is closed behind them.
  private func execute(_ statements: [String], in folder: TemporaryFolder) throws {
    let connection = try SQLiteConnection(folder.url.appending(path: "store.sqlite").path)
    for statement in statements { try connection.execute(statement) }
  }

  /// A view in a table's place may never come to an end, and a trigger does what it likes.
  @Test(arguments: [
    [
      "DROP TABLE run",
      "CREATE VIEW run AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    ],
    ["CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM run; END"], ["CREATE TABLE other (x)"],
    ["DROP INDEX run_plan"], ["PRAGMA user_version = 0"],
    ["DROP TABLE name", "CREATE VIEW name AS SELECT 1 AS key", "PRAGMA user_version = -1"],
    ["PRAGMA user_version = \(RunStore.version + 1)"],
  ])
  func otherTablesAreRefused(change: [String]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect(try RunStore(folder: folder.url).contains(RunKey(text: "a")) == false)
    try execute(change, in: folder)
    let error = #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    let reason =
      change.last?.hasSuffix("= -1") == true || change == ["PRAGMA user_version = \(RunStore.version + 1)"]
      ? "another version of Cyclopedia made it" : "its tables are not those that Cyclopedia makes"
    #expect(error?.description.contains("is not used: \(reason)\n  hint: ") == true, "\(String(describing: error))")
  }

  /// A rollback journal can name a file as the journal of several stores, which SQLite removes once it has gone back.
  @Test(arguments: [true, false]) func aJournalRemovesNothing(isPlain: Bool) throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer {
      folder.remove()
      other.remove()
    }
    let victim = other.url.appending(path: "mine")
    try Data("mine".utf8).write(to: victim)
    #expect(try RunStore(folder: folder.url).contains(RunKey(text: "a")) == false)
    if isPlain { try execute(["PRAGMA journal_mode = DELETE"], in: folder) }
    let name = Data(victim.path.utf8)
    var journal = Data(repeating: 1, count: 512)
    for word in [UInt32(0x4000_0000 / 4096 + 1)] {
      withUnsafeBytes(of: word.bigEndian) { journal.append(contentsOf: $0) }
    }
    journal.append(name)
    for word in [UInt32(name.count), name.reduce(0) { $0 + UInt32($1) }] {
      withUnsafeBytes(of: word.bigEndian) { journal.append(contentsOf: $0) }
    }
    journal.append(contentsOf: [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
    try journal.write(to: folder.url.appending(path: "store.sqlite-journal"))
    if isPlain {
      // Perhaps another program's: nothing of it is touched.
      #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    } else {
      _ = try RunStore(folder: folder.url)
    }
    #expect(try Data(contentsOf: victim) == Data("mine".utf8))
    #expect(folder.files.contains("store.sqlite-journal") == isPlain)
  }

  @Test func anotherKindOfJournalIsRefused() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    _ = try RunStore(folder: folder.url)
    try execute(["PRAGMA journal_mode = DELETE"], in: folder)
    let error = #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    #expect(error?.description.contains("it does not keep its changes as Cyclopedia's stores do\n  hint: ") == true)
  }

  /// The file of another program is left as it is.
  @Test func anotherProgramsFileIsRefused() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let connection = try SQLiteConnection(folder.url.appending(path: "store.sqlite").path)
    try connection.execute("CREATE TABLE bookmarks (address)")
    #expect(throws: ExperimentError.self) { try RunStore(folder: folder.url) }
    let tables = try connection.text("SELECT group_concat(name) FROM sqlite_schema")
    #expect(tables == "bookmarks")
  }

  /// A run's folder or lock that leads elsewhere: nothing is written there.
  @Test(arguments: ["", ".lock"]) func aRunsOwnLinksAreNotFollowed(ending: String) async throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer {
      folder.remove()
      other.remove()
    }
    let (plan, workshop) = (SamplePlan.training(), try Workshop(folder))
    let key = try await workshop.key(of: plan)
    let checkpoints = folder.url.appending(path: "checkpoints")
    try FileManager.default.createDirectory(at: checkpoints, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: checkpoints.appending(path: key.text + ending), withDestinationURL: other.url)
    let error = await #expect(throws: ExperimentError.self) { try await workshop.run(plan) }
    let end = "cannot be written: a symbolic link stands there, which is not followed"
    #expect(error?.description.hasSuffix(end) == true)
    #expect(other.files.isEmpty)
  }
}
