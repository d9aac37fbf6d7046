import Files
import Foundation

/// Why a store is not one of ours.
protocol StrangeStore: Error, CustomStringConvertible {}

/// What is looked at before a store is trusted, which may have come with a stranger's book.
extension RunStore {
  static let fileName = "store.sqlite"
  static let markName = "store.made"

  /// - Throws: where something that is written to would lead out of the folder.
  static func checkPlace(_ folder: URL) throws(ExperimentError) {
    let files = ["", "-wal", "-shm", "-journal"].map { fileName + $0 } + [markName]
    for (name, isFolder) in files.map({ ($0, false) }) + [("checkpoints", true), ("weights", true)] {
      let place = folder.appending(path: name)
      guard let fault = RegularFile.fault(place, isFolder: isFolder) else { continue }
      throw .strangeStore(path: place.path, reason: fault)
    }
  }

  /// Only one process at a time opens a store.
  ///
  /// - Returns: what the lock goes with.
  static func lock(_ folder: URL) -> FileHandle? {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    FileLock.take(descriptor, .exclusive, path: folder.relativePath)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Removes a rollback journal. A store has one only while its file is made, and nothing is in it then.
  ///
  /// SQLite would go back to what the journal says, and removes any file that it names as the journal of several files.
  /// https://www.sqlite.org/fileformat2.html#the_rollback_journal
  static func removeJournal(_ folder: URL) throws {
    let journal = folder.appending(path: fileName + "-journal")
    guard FileManager.default.fileExists(atPath: journal.path) else { return }
    let file = folder.appending(path: fileName)
    if !isWriteAhead(file) {
      // One page is what a store has while it is made; more is another program's.
      guard size(file) <= 4096 else { throw OtherJournal() }
      try? FileManager.default.removeItem(at: file)
    }
    try FileManager.default.removeItem(at: journal)
    AtomicFile.sync(folder)
  }

  static func size(_ file: URL) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int ?? 0
  }

  /// Whether a store's own kind of journal stands in the file's header, bytes 18 and 19.
  private static func isWriteAhead(_ file: URL) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: file.path), let header = try? handle.read(upToCount: 20) else {
      return false
    }
    return header.count == 20 && header.suffix(2) == Data([2, 2])
  }

  struct OtherJournal: StrangeStore {
    let description = "it does not keep its changes as Cyclopedia's stores do"
  }

  /// - Throws: where the file has something in it and is not written ahead.
  static func checkHeader(_ folder: URL) throws {
    let file = folder.appending(path: fileName)
    guard size(file) == 0 || isWriteAhead(file) else { throw OtherJournal() }
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

  struct OtherTables: StrangeStore {
    let description = "its tables are not those that Cyclopedia makes"
  }

  /// A view or trigger in a table's place could keep a reader busy for ever.
  static func checkSchema(_ connection: borrowing SQLiteConnection) throws {
    let rows = try connection.statement("SELECT sql FROM sqlite_schema")
    var found: [String] = []
    while try rows.next() {
      guard let sql = rows.text(0) else { continue }
      found.append(sql.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    guard found.sorted() == schema.sorted() else { throw OtherTables() }
  }
}
