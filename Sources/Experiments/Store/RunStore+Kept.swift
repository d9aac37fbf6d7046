import Foundation
import Hashing

/// All that a store keeps, for lists of it, and taking parts of it away.
extension RunStore {
  /// A run that is in the store.
  package struct KeptRun: Sendable {
    package var key: RunKey
    /// Of its record and settings.
    package var bytes: Int
    /// nil where the record does not match its checksum, or is none.
    package var record: RunRecord?
  }

  /// Every run, the oldest first.
  package func keptRuns() throws(ExperimentError) -> [KeptRun] {
    try read("be listed") { connection in
      var found: [KeptRun] = []
      let rows = try connection.statement(
        "SELECT record, digest, key, length(record) + length(plan) FROM run ORDER BY finished, rowid")
      while try rows.next() {
        let key = RunKey(text: rows.text(2) ?? "")
        found.append(KeptRun(key: key, bytes: rows.integer(3) ?? 0, record: RunStore.decode(rows, key)))
      }
      return found
    }
  }

  /// Which run each name stood for last.
  package func names() throws(ExperimentError) -> [RunName: RunKey] {
    try read("be listed") { connection in
      var found: [RunName: RunKey] = [:]
      let rows = try connection.statement("SELECT profile, name, seed, key FROM name")
      while try rows.next() {
        guard let profile = rows.text(0), let name = rows.text(1), let seed = rows.integer(2), let key = rows.text(3)
        else { continue }
        found[RunName(profile: profile, name: name, seed: seed)] = RunKey(text: key)
      }
      return found
    }
  }

  /// Takes a run out of the store, with the names that stood for it.
  func remove(_ key: RunKey) throws(ExperimentError) {
    try write("take a run out") {
      try $0.execute("DELETE FROM run WHERE key = ?", .text(key.text))
      try $0.execute("DELETE FROM name WHERE key = ?", .text(key.text))
    }
  }

  /// Gives the room of what was taken out back to the disk. No other process opens the store meanwhile.
  ///
  /// - Parameter folder: the store's.
  func shrink(_ folder: URL) throws(ExperimentError) {
    let lock = Self.lock(folder)
    defer { withExtendedLifetime(lock) {} }
    do {
      try file.use { connection in
        try connection.execute("VACUUM")
        try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch { throw failure("be made smaller", error) }
  }
}
