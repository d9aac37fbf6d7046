import Foundation
import GRDB
import Hashing

/// Finished runs and what is known of datasets, in one SQLite file.
///
/// A record is kept with its SHA-256; one that does not match it is not there.
package struct RunStore: Sendable {
  private let queue: DatabaseQueue
  private let soundness: StoreSoundness
  package let path: String

  /// Opens the store in `folder`, which is made where it is missing.
  package init(folder: URL) throws(ExperimentError) {
    path = folder.appending(path: "store.sqlite").path
    // An empty file is a sound store to SQLite: only this tells that there was one.
    let mark = folder.appending(path: "store.made")
    let wasMade = FileManager.default.fileExists(atPath: mark.path)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(10)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // GRDB sets `synchronous = NORMAL` with the journal mode; a finished run must outlive a power cut.
      try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let isNew = try queue.inDatabase { try RunStore.prepare($0) }
      soundness = StoreSoundness(fault: isNew && wasMade ? "it is empty or gone" : nil)
      if !wasMade {
        // Empty, so that it is never half written.
        close(open(mark.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644))
        SafeFile.sync(folder)
      }
    } catch {
      // A table, its journal and what processes share of it.
      let shortage = DiskSpace.shortage(of: 200_000, at: folder.path).map { "; \($0)" } ?? ""
      throw .store(path: path, operation: "be opened", reason: "\(error)\(shortage)")
    }
  }

  private struct NewerStore: Error, CustomStringConvertible {
    let description = "a newer version of Cyclopedia made it"
  }

  /// Counts up whenever the tables change.
  private static let version = 1

  /// Makes the tables where they are missing, also where another process does so at the same time.
  ///
  /// - Returns: whether they were missing.
  private static func prepare(_ database: Database) throws -> Bool {
    func found() throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }
    guard try found() != version else { return false }
    var isNew = false
    try database.inTransaction(.immediate) {
      let other = try found()
      guard other <= version else { throw NewerStore() }
      isNew = other == 0
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
    return isNew
  }

  package func save(_ record: RunRecord) throws(ExperimentError) {
    let data: Data
    do { data = try CanonicalJSON.data(record) } catch { throw failure("keep a run", error) }
    // The journal has it once more.
    try write("keep a run", bytes: 2 * data.count) { database in
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
        try Row.fetchOne(database, sql: "SELECT record, digest FROM run WHERE key = ?", arguments: [key.text]), key)
    }
  }

  /// Why a record that was kept may not be found; nil where the store is sound.
  func damage(of key: RunKey) -> ExperimentError? {
    let reason: String?
    do {
      reason = try queue.read { database in
        let row = try Row.fetchOne(
          database, sql: "SELECT record, digest FROM run WHERE key = ?", arguments: [key.text])
        if row != nil, RunStore.decode(row, key) == nil {
          return "the record of run \(key.text.prefix(12)) does not match its checksum"
        }
        return soundness.fault {
          do {
            let said = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
            return said == "ok" ? nil : said ?? "it cannot be checked"
          } catch { return "\(error)" }
        }
      }
    } catch { reason = "\(error)" }
    return reason.map { .damagedStore(path: path, reason: $0) }
  }

  /// The newest sound record of a plan, on whatever data: for when the data is absent.
  package func newestRecord(of plan: RunPlan) throws(ExperimentError) -> RunRecord? {
    try read("read a run") { database in
      // `finished` counts seconds; a row is numbered anew whenever it is saved.
      let rows = try Row.fetchCursor(
        database, sql: "SELECT record, digest FROM run WHERE plan = ? ORDER BY finished DESC, rowid DESC",
        arguments: [try CanonicalJSON.text(plan)])
      while let row = try rows.next() {
        if let record = RunStore.decode(row), record.plan == plan { return record }
      }
      return nil
    }
  }

  /// - Parameter key: what the record must have, where it is known.
  private static func decode(_ row: Row?, _ key: RunKey? = nil) -> RunRecord? {
    guard let row, let data = row["record"] as Data?, let digest = row["digest"] as String?,
      SHA256Digest(of: data).description == digest
    else { return nil }
    guard let record = try? CanonicalJSON.value(RunRecord.self, from: data), key == nil || record.key == key else {
      return nil
    }
    return record
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
    let sealed = try read("read a fingerprint") { database in
      try String.fetchOne(
        database, sql: "SELECT fingerprint FROM fingerprint WHERE data = ? AND stamp = ?", arguments: [data, stamp])
    }
    guard let sealed, let fingerprint = sealed.split(separator: " ").first.map(String.init),
      sealed == RunStore.sealed(fingerprint, of: data, stamp: stamp)
    else { return nil }
    return fingerprint
  }

  /// A fingerprint with the checksum of its row.
  private static func sealed(_ fingerprint: String, of data: String, stamp: String) -> String {
    "\(fingerprint) \(SHA256Digest(of: "\(data)\n\(stamp)\n\(fingerprint)"))"
  }

  func remember(fingerprint: String, of data: String, stamp: String) throws(ExperimentError) {
    try write("keep a fingerprint") { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO fingerprint (data, stamp, fingerprint) VALUES (?, ?, ?)",
        arguments: [data, stamp, RunStore.sealed(fingerprint, of: data, stamp: stamp)])
    }
  }

  /// Takes no lock that another process could hold.
  private func read<Value>(
    _ operation: String, _ work: (Database) throws -> Value
  ) throws(ExperimentError) -> Value {
    do { return try queue.read(work) } catch { throw failure(operation, error) }
  }

  /// - Parameter bytes: about how much it takes.
  private func write(
    _ operation: String, bytes: Int = 0, _ work: (Database) throws -> Void
  ) throws(ExperimentError) {
    do { try queue.write(work) } catch { throw failure(operation, error, bytes: bytes + 50_000) }
  }

  private func failure(_ operation: String, _ error: any Error, bytes: Int = 0) -> ExperimentError {
    let shortage = DiskSpace.shortage(of: bytes, at: path).map { "; \($0)" } ?? ""
    return .store(path: path, operation: operation, reason: "\(error)\(shortage)")
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
