import Foundation
import GRDB

/// What is looked at before a store is trusted, which may have come with a stranger's book.
extension RunStore {
  static let fileName = "store.sqlite"
  static let markName = "store.made"

  /// - Throws: where something that is written to would lead out of the folder.
  static func checkPlace(_ folder: URL) throws(ExperimentError) {
    let files = ["", "-wal", "-shm", "-journal"].map { fileName + $0 } + [markName]
    for (name, isFolder) in files.map({ ($0, false) }) + [("checkpoints", true), ("weights", true)] {
      let place = folder.appending(path: name)
      guard let fault = PlainFile.fault(place, isFolder: isFolder) else { continue }
      throw .store(path: place.path, operation: "be opened", reason: fault)
    }
  }

  /// The statements that make a store; SQLite keeps their words.
  static let schema = [
    """
    CREATE TABLE run (key TEXT PRIMARY KEY, plan TEXT NOT NULL, record BLOB NOT NULL, digest TEXT NOT NULL, \
    finished TEXT NOT NULL)
    """,
    "CREATE INDEX run_plan ON run (plan, finished)",
    """
    CREATE TABLE name (profile TEXT NOT NULL, name TEXT NOT NULL, seed INTEGER NOT NULL, key TEXT NOT NULL, \
    PRIMARY KEY (profile, name, seed))
    """,
    "CREATE TABLE report (folder TEXT PRIMARY KEY, inputs TEXT NOT NULL)",
    "CREATE TABLE fingerprint (data TEXT PRIMARY KEY, stamp TEXT NOT NULL, fingerprint TEXT NOT NULL)",
  ]

  struct OtherTables: Error, CustomStringConvertible {
    let description = "its tables are not those that Cyclopedia makes"
  }

  /// A view or trigger in a table's place could keep a reader busy for ever.
  static func checkSchema(_ database: Database) throws {
    let found = try String?.fetchAll(database, sql: "SELECT sql FROM sqlite_schema").compactMap(\.self)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    guard found.sorted() == schema.sorted() else { throw OtherTables() }
  }
}
