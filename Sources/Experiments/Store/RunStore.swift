import Foundation
import GRDB
import Hashing

/// Finished runs and what is known of datasets, in one SQLite file.
///
/// A record is kept with its SHA-256; one that does not match it is not there.
package struct RunStore: Sendable {
  private let queue: DatabaseQueue
  package let path: String

  /// Opens the store in `folder`, which is made where it is missing.
  package init(folder: URL) throws(ExperimentError) {
    path = folder.appending(path: "store.sqlite").path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(10)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // GRDB sets `synchronous = NORMAL` with the journal mode; a finished run must outlive a power cut.
      try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try queue.inDatabase { try RunStore.prepare($0) }
    } catch {
      throw .store(path: path, operation: "be opened", reason: "\(error)")
    }
  }

  private struct NewerStore: Error, CustomStringConvertible {
    let description = "a newer version of Cyclopedia made it"
  }

  /// Counts up whenever the tables change.
  private static let version = 1

  /// Makes the tables where they are missing, also where another process does so at the same time.
  private static func prepare(_ database: Database) throws {
    func found() throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }
    guard try found() != version else { return }
    try database.inTransaction(.immediate) {
      guard try found() <= version else { throw NewerStore() }
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS run (key TEXT PRIMARY KEY, plan TEXT NOT NULL, record BLOB NOT NULL,
            digest TEXT NOT NULL, finished TEXT NOT NULL);
          CREATE INDEX IF NOT EXISTS run_plan ON run (plan, finished);
          CREATE TABLE IF NOT EXISTS name (profile TEXT NOT NULL, name TEXT NOT NULL, seed INTEGER NOT NULL,
            key TEXT NOT NULL, PRIMARY KEY (profile, name, seed));
          CREATE TABLE IF NOT EXISTS report (folder TEXT PRIMARY KEY, inputs TEXT NOT NULL);
          CREATE TABLE IF NOT EXISTS fingerprint (data TEXT PRIMARY KEY, stamp TEXT NOT NULL,
            fingerprint TEXT NOT NULL);
          PRAGMA user_version = \(version);
          """)
      return .commit
    }
  }

  package func save(_ record: RunRecord) throws(ExperimentError) {
    try write("keep a run") { database in
      let data = try CanonicalJSON.data(record)
      try database.execute(
        sql: "INSERT OR REPLACE INTO run (key, plan, record, digest, finished) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          record.key.text, try CanonicalJSON.text(record.plan), data, SHA256Digest(of: data).description,
          record.timing.finished,
        ])
    }
  }

  package func record(_ key: RunKey) throws(ExperimentError) -> RunRecord? {
    try read("read a run") { database in
      RunStore.decode(
        try Row.fetchOne(database, sql: "SELECT record, digest FROM run WHERE key = ?", arguments: [key.text]))
    }
  }

  /// The newest sound record of a plan, on whatever data: for when the data is absent.
  package func newestRecord(of plan: RunPlan) throws(ExperimentError) -> RunRecord? {
    try read("read a run") { database in
      // `finished` counts seconds; a row is numbered anew whenever it is saved.
      let rows = try Row.fetchCursor(
        database, sql: "SELECT record, digest FROM run WHERE plan = ? ORDER BY finished DESC, rowid DESC",
        arguments: [try CanonicalJSON.text(plan)])
      while let row = try rows.next() {
        if let record = RunStore.decode(row) { return record }
      }
      return nil
    }
  }

  private static func decode(_ row: Row?) -> RunRecord? {
    guard let row, let data = row["record"] as Data?, let digest = row["digest"] as String?,
      SHA256Digest(of: data).description == digest
    else { return nil }
    return try? CanonicalJSON.value(RunRecord.self, from: data)
  }

  /// Remembers which run a name of the book stood for last.
  package func remember(_ name: RunName, _ key: RunKey) throws(ExperimentError) {
    try write("keep a name") { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO name (profile, name, seed, key) VALUES (?, ?, ?, ?)",
        arguments: [name.profile, name.name, name.seed, key.text])
    }
  }

  package func key(of name: RunName) throws(ExperimentError) -> RunKey? {
    let text = try read("read a name") { database in
      try String.fetchOne(
        database, sql: "SELECT key FROM name WHERE profile = ? AND name = ? AND seed = ?",
        arguments: [name.profile, name.name, name.seed])
    }
    return text.map { RunKey(text: $0) }
  }

  /// The digest of what the report in a folder was made of.
  package func inputs(ofReport folder: String) throws(ExperimentError) -> String? {
    try read("read a report's inputs") { database in
      try String.fetchOne(database, sql: "SELECT inputs FROM report WHERE folder = ?", arguments: [folder])
    }
  }

  package func remember(inputs: String, ofReport folder: String) throws(ExperimentError) {
    try write("keep a report's inputs") { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO report (folder, inputs) VALUES (?, ?)", arguments: [folder, inputs])
    }
  }

  /// Whether there is a sound record.
  package func contains(_ key: RunKey) throws(ExperimentError) -> Bool { try record(key) != nil }

  /// The fingerprint that some data had when its files looked as `stamp` says.
  func fingerprint(of data: String, stamp: String) throws(ExperimentError) -> String? {
    try read("read a fingerprint") { database in
      try String.fetchOne(
        database, sql: "SELECT fingerprint FROM fingerprint WHERE data = ? AND stamp = ?", arguments: [data, stamp])
    }
  }

  func remember(fingerprint: String, of data: String, stamp: String) throws(ExperimentError) {
    try write("keep a fingerprint") { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO fingerprint (data, stamp, fingerprint) VALUES (?, ?, ?)",
        arguments: [data, stamp, fingerprint])
    }
  }

  /// Takes no lock that another process could hold.
  private func read<Value>(
    _ operation: String, _ work: (Database) throws -> Value
  ) throws(ExperimentError) -> Value {
    do { return try queue.read(work) } catch { throw failure(operation, error) }
  }

  private func write(_ operation: String, _ work: (Database) throws -> Void) throws(ExperimentError) {
    do { try queue.write(work) } catch { throw failure(operation, error) }
  }

  private func failure(_ operation: String, _ error: any Error) -> ExperimentError {
    .store(path: path, operation: operation, reason: "\(error)")
  }
}

/// A run as a book names it: one seed of one name in one profile.
package struct RunName: Hashable, Sendable {
  package var profile: String
  package var name: String
  package var seed: Int

  package init(profile: String, name: String, seed: Int) {
    (self.profile, self.name, self.seed) = (profile, name, seed)
  }
}
