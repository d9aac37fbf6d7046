import Files
import Foundation
import Hashing

/// Finished runs and what is known of datasets, in one SQLite file.
///
/// A record is kept with its SHA-256; one that does not match it is not there.
package struct RunStore: Sendable {
  let file: SQLiteFile
  let soundness: StoreIntegrity
  package let path: String
  /// Whether nothing can be kept in it.
  package let isReadOnly: Bool

  /// A store whose file was opened without writing.
  init(unchanged file: SQLiteFile, path: String) {
    (self.file, self.path, isReadOnly, soundness) = (file, path, true, StoreIntegrity())
  }

  /// Opens the store in `folder`, which is made where it is missing.
  package init(folder: URL) throws(ExperimentError) {
    isReadOnly = false
    path = folder.appending(path: Self.fileName).path
    try Self.checkPlace(folder)
    // An empty file is a sound store to SQLite: only this tells that there was one.
    let mark = folder.appending(path: Self.markName)
    let wasMade = FileManager.default.fileExists(atPath: mark.path)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let lock = Self.lock(folder)
      defer { withExtendedLifetime(lock) {} }
      AtomicFile.removeRemains(in: folder)
      try Self.removeJournal(folder)
      try Self.checkHeader(folder)
      file = try SQLiteFile(path)
      let isNew = try file.use { try RunStore.prepare($0) }
      soundness = StoreIntegrity(fault: isNew && wasMade ? "it is empty or gone" : nil)
      if !wasMade {
        // Empty, so that it is never half written.
        close(open(mark.path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644))
        AtomicFile.sync(folder)
      }
    } catch let error as any StrangeStore {
      throw .strangeStore(path: path, reason: error.description)
    } catch {
      // A table, its journal and what processes share of it.
      let shortage = DiskSpace.shortage(of: 200_000, at: folder.path).map { "; \($0)" } ?? ""
      let words = Self.canWrite(folder) ? "\(error)\(shortage)" : "it can only be read here, and runs are kept in it"
      throw .store(path: path, operation: "be opened", reason: words)
    }
  }

  struct OtherVersion: StrangeStore { let description = "another version of Cyclopedia made it" }

  private struct NoWriteAhead: Error, CustomStringConvertible {
    let description = "SQLite cannot write ahead here; the file system may have no locks or shared memory"
  }

  /// Counts up whenever the tables change.
  static let version = 2

  /// Makes the tables where they are missing, also where another process does so at the same time.
  ///
  /// - Returns: whether they were missing.
  private static func prepare(_ connection: borrowing SQLiteConnection) throws -> Bool {
    guard try connection.text("PRAGMA journal_mode = WAL") == "wal" else { throw NoWriteAhead() }
    // A finished run must outlive a power cut.
    try connection.execute("PRAGMA synchronous = FULL")
    let isNew = try found(connection) != version && connection.transaction(.writing) { try makeTables($0) }
    try checkSchema(connection)
    return isNew
  }

  static func found(_ connection: borrowing SQLiteConnection) throws -> Int {
    try connection.integer("PRAGMA user_version") ?? 0
  }

  /// - Returns: whether they were still missing.
  static func makeTables(_ connection: borrowing SQLiteConnection) throws -> Bool {
    let other = try found(connection)
    guard other == 0 || other == version else { throw OtherVersion() }
    guard other == 0 else { return false }
    // Somebody else's tables are not added to.
    guard try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 else { throw OtherTables() }
    for statement in schema + ["PRAGMA user_version = \(version)"] { try connection.execute(statement) }
    return true
  }

  /// Takes no lock that another process could hold.
  func read<Value: Sendable>(
    _ operation: String, _ work: @Sendable (borrowing SQLiteConnection) throws -> Value
  ) throws(ExperimentError) -> Value {
    do { return try file.use(.reading, work) } catch { throw failure(operation, error) }
  }

  /// - Parameter bytes: about how much it takes.
  func write(
    _ operation: String, bytes: Int = 0, _ work: @Sendable (borrowing SQLiteConnection) throws -> Void
  ) throws(ExperimentError) {
    do { try file.use(.writing, work) } catch { throw failure(operation, error, bytes: bytes + 50_000) }
  }

  func failure(_ operation: String, _ error: any Error, bytes: Int = 0) -> ExperimentError {
    let shortage = DiskSpace.shortage(of: bytes, at: path).map { "; \($0)" } ?? ""
    return .store(path: path, operation: operation, reason: "\(error)\(shortage)")
  }
}
