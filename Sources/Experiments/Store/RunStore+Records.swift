import Foundation
import GRDB
import Hashing

/// The records of runs, by their keys.
extension RunStore {
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
