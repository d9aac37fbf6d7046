import Foundation
import Hashing

/// The records of runs, by their keys.
extension RunStore {
  package func save(_ record: RunRecord) throws(ExperimentError) {
    let data: Data
    do { data = try CanonicalJSON.data(record) } catch { throw failure("keep a run", error) }
    // The journal has it once more.
    try write("keep a run", bytes: 2 * data.count) {
      try $0.execute(
        "INSERT OR REPLACE INTO run (key, plan, record, digest, finished) VALUES (?, ?, ?, ?, ?)",
        .text(record.key.text), .text(try CanonicalJSON.text(record.plan)), .bytes(data),
        .text(SHA256Digest(of: data).description), .text(record.timing.finished))
    }
  }

  package func record(_ key: RunKey) throws(ExperimentError) -> RunRecord? {
    try read("read a run") {
      let rows = try RunStore.rows(of: key, in: $0)
      return try rows.next() ? RunStore.decode(rows, key) : nil
    }
  }

  /// Why a record that was kept may not be found; nil where the store is sound.
  func damage(of key: RunKey) -> ExperimentError? {
    let reason: String?
    do {
      reason = try file.use(.reading) { connection in
        let rows = try RunStore.rows(of: key, in: connection)
        if try rows.next(), RunStore.decode(rows, key) == nil {
          return "the record of run \(key.text.prefix(12)) does not match its checksum"
        }
        return soundness.fault {
          do {
            let said = try connection.text("PRAGMA integrity_check(1)")
            return said == "ok" ? nil : said ?? "it cannot be checked"
          } catch { return "\(error)" }
        }
      }
    } catch { reason = "\(error)" }
    return reason.map { .damagedStore(path: path, reason: $0) }
  }

  /// The newest sound record of a plan, on whatever data: for when the data is absent.
  package func newestRecord(of plan: RunPlan) throws(ExperimentError) -> RunRecord? {
    try read("read a run") {
      // `finished` counts seconds; a row is numbered anew whenever it is saved.
      let rows = try $0.statement(
        "SELECT record, digest FROM run WHERE plan = ? ORDER BY finished DESC, rowid DESC",
        .text(try CanonicalJSON.text(plan)))
      while try rows.next() {
        if let record = RunStore.decode(rows), record.plan == plan { return record }
      }
      return nil
    }
  }

  /// Sound records, the newest first.
  ///
  /// - Parameter most: how many are read.
  package func newestRecords(_ most: Int) throws(ExperimentError) -> [RunRecord] {
    try read("read runs") {
      let rows = try $0.statement(
        "SELECT record, digest FROM run ORDER BY finished DESC, rowid DESC LIMIT ?", .text("\(most)"))
      var records: [RunRecord] = []
      while try rows.next() { if let record = RunStore.decode(rows) { records.append(record) } }
      return records
    }
  }

  static let recordOfKey = "SELECT record, digest FROM run WHERE key = ?"

  private static func rows(
    of key: RunKey, in connection: borrowing SQLiteConnection
  ) throws(SQLiteError) -> SQLiteStatement {
    try connection.statement(recordOfKey, .text(key.text))
  }

  /// - Parameters:
  ///   - row: a record and its digest.
  ///   - key: what the record must have, where it is known.
  static func decode(_ row: borrowing SQLiteStatement, _ key: RunKey? = nil) -> RunRecord? {
    guard let data = row.bytes(0), let digest = row.text(1), SHA256Digest(of: data).description == digest else {
      return nil
    }
    guard let record = try? CanonicalJSON.value(RunRecord.self, from: data), key == nil || record.key == key,
      record.fault == nil
    else {
      return nil
    }
    return record
  }

  /// Whether there is a sound record.
  package func contains(_ key: RunKey) throws(ExperimentError) -> Bool { try record(key) != nil }
}
