import Foundation
import GRDB
import Hashing

/// Finished runs and what is known of datasets, in one SQLite file.
///
/// A record is kept with its SHA-256; one that does not match it is not there.
package struct RunStore: Sendable {
  let queue: DatabaseQueue
  let soundness: StoreSoundness
  package let path: String

  /// Opens the store in `folder`, which is made where it is missing.
  package init(folder: URL) throws(ExperimentError) {
    path = folder.appending(path: Self.fileName).path
    try Self.checkPlace(folder)
    // An empty file is a sound store to SQLite: only this tells that there was one.
    let mark = folder.appending(path: Self.markName)
    let wasMade = FileManager.default.fileExists(atPath: mark.path)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let lock = Self.lock(folder)
      defer { withExtendedLifetime(lock) {} }
      SafeFile.removeRemains(in: folder)
      try Self.removeJournal(folder)
      try Self.checkHeader(folder)
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
        close(open(mark.path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644))
        SafeFile.sync(folder)
      }
    } catch let error as any StrangeStore {
      throw .strangeStore(path: path, reason: error.description)
    } catch {
      // A table, its journal and what processes share of it.
      let shortage = DiskSpace.shortage(of: 200_000, at: folder.path).map { "; \($0)" } ?? ""
      throw .store(path: path, operation: "be opened", reason: "\(error)\(shortage)")
    }
  }

  private struct OtherVersion: StrangeStore { let description = "another version of Cyclopedia made it" }

  /// Counts up whenever the tables change.
  private static let version = 1

  /// Makes the tables where they are missing, also where another process does so at the same time.
  ///
  /// - Returns: whether they were missing.
  private static func prepare(_ database: Database) throws -> Bool {
    func found() throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }
    var isNew = false
    if try found() != version {
      try database.inTransaction(.immediate) {
        let other = try found()
        guard other == 0 || other == version else { throw OtherVersion() }
        guard other == 0 else { return .commit }
        // Somebody else's tables are not added to.
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else { throw OtherTables() }
        for statement in schema + ["PRAGMA user_version = \(version)"] { try database.execute(sql: statement) }
        isNew = true
        return .commit
      }
    }
    try checkSchema(database)
    return isNew
  }

  /// Takes no lock that another process could hold.
  func read<Value>(
    _ operation: String, _ work: (Database) throws -> Value
  ) throws(ExperimentError) -> Value {
    do { return try queue.read(work) } catch { throw failure(operation, error) }
  }

  /// - Parameter bytes: about how much it takes.
  func write(
    _ operation: String, bytes: Int = 0, _ work: (Database) throws -> Void
  ) throws(ExperimentError) {
    do { try queue.write(work) } catch { throw failure(operation, error, bytes: bytes + 50_000) }
  }

  func failure(_ operation: String, _ error: any Error, bytes: Int = 0) -> ExperimentError {
    let shortage = DiskSpace.shortage(of: bytes, at: path).map { "; \($0)" } ?? ""
    return .store(path: path, operation: operation, reason: "\(error)\(shortage)")
  }
}
