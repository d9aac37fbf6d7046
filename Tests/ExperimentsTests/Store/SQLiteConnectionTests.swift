import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct SQLiteConnectionTests {
  private struct GivenUp: Error {}

  /// Does something with a new file.
  private func withConnection(_ work: (borrowing SQLiteConnection) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try work(try SQLiteConnection(folder.url.appending(path: "file").path))
  }

  @Test(arguments: ["", "plain", "a\u{0}b", "é 🚀", String(repeating: "long ", count: 100_000)])
  func valuesComeBackAsTheyWere(text: String) throws {
    try withConnection {
      try $0.execute("CREATE TABLE t (text TEXT, bytes BLOB, number INTEGER)")
      let bytes = Data(text.utf8.reversed())
      for number in [Int.min, -1, 0, Int.max] {
        try $0.execute("INSERT INTO t VALUES (?, ?, ?)", .text(text), .bytes(bytes), .integer(number))
        let rows = try $0.statement("SELECT * FROM t WHERE text = ? AND number = ?", .text(text), .integer(number))
        let (isThere, found) = (try rows.next(), (rows.text(0), rows.bytes(1), rows.integer(2)))
        #expect(isThere && found == (text, bytes, number))
        let isMore = try rows.next()
        #expect(!isMore)
      }
      let types = try $0.text("SELECT DISTINCT typeof(text) || ' ' || typeof(bytes) || ' ' || typeof(number) FROM t")
      #expect(types == "text blob integer")
    }
  }

  /// A stranger's columns may have anything in them.
  @Test func whatIsNotWhatItShouldBeIsRead() throws {
    try withConnection {
      let rows = try $0.statement("SELECT NULL, 7, x'ff41', 'x'")
      let isThere = try rows.next()
      #expect(isThere)
      #expect((rows.text(0), rows.bytes(0), rows.integer(0)) == (nil, nil, nil))
      #expect((rows.text(1), rows.bytes(1), rows.integer(1)) == ("7", Data("7".utf8), 7))
      #expect((rows.text(2), rows.bytes(2)) == ("\u{FFFD}A", Data([0xFF, 0x41])))
      #expect((rows.integer(3), rows.text(9)) == (0, nil))
      let nothing = (try $0.text("SELECT 'a' WHERE 0"), try $0.integer("SELECT NULL"))
      #expect(nothing == (nil, nil))
    }
  }

  @Test func aTransactionThatThrowsLeavesNothing() throws {
    try withConnection { connection in
      try connection.execute("CREATE TABLE t (a UNIQUE)")
      try connection.transaction(.writing) { try $0.execute("INSERT INTO t VALUES (1)") }
      for (isSQLites, words) in [(true, "SQLite error 2067: UNIQUE constraint failed: t.a"), (false, "GivenUp()")] {
        do {
          try connection.transaction(.writing) {
            try $0.execute("INSERT INTO t VALUES (2)")
            if isSQLites { try $0.execute("INSERT INTO t VALUES (1)") }
            throw GivenUp()
          }
        } catch { #expect("\(error)" == words) }
        let count = try connection.transaction(.reading) { try $0.integer("SELECT count(*) FROM t") }
        #expect(count == 1)
      }
    }
  }

  @Test func nothingInAFileActsByItself() throws {
    try withConnection { connection in
      try connection.execute("CREATE TABLE t (a)")
      try connection.execute("CREATE TRIGGER twice AFTER INSERT ON t BEGIN INSERT INTO t VALUES (2); END")
      try connection.execute("CREATE VIEW v AS SELECT a FROM t")
      try connection.execute("INSERT INTO t VALUES (1)")
      let count = try connection.integer("SELECT count(*) FROM t")
      #expect(count == 1)
      for sql in ["SELECT a FROM v", "SELECT \"no such column\" FROM t", "UPDATE sqlite_schema SET sql = ''"] {
        do {
          try connection.execute(sql)
          Issue.record("ran: \(sql)")
        } catch { #expect("\(error)".hasPrefix("SQLite error 1: ")) }
      }
    }
  }

  @Test func aPathIsNoAddress() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["file:a?mode=memory", "a%20b?c#d", ":memory:"] {
      let path = folder.url.path + "/" + name
      do { try SQLiteConnection(path).execute("CREATE TABLE t (a)") }
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func whatCannotBeOpenedIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect {
      try SQLiteConnection(folder.url.appending(path: "none/file").path).execute("SELECT 1")
    } throws: { "\($0)" == "SQLite error 14: unable to open database file" }
  }

  /// Root writes everywhere.
  @Test(.disabled(if: geteuid() == 0)) func whatCannotBeWrittenIsNotOpened() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "file").path
    try Data().write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect {
      try SQLiteConnection(path).execute("SELECT 1")
    } throws: { "\($0)" == "SQLite error 8: attempt to write a readonly database" }
  }
}
