import Files
import Foundation

/// Looking into a store where nothing can be written: on a disk that is read-only, or in a folder of somebody else.
extension RunStore {
  /// Opens the store in `folder` to find what is in it. Where it can be written, it is opened as ever; where it cannot,
  /// nothing is written, and a store that is not there is an empty one.
  package init(reading folder: URL) throws(ExperimentError) {
    self = try Self.canWrite(folder) ? RunStore(folder: folder) : RunStore(unchanged: folder)
  }

  /// Opens what is there without writing anything there.
  init(unchanged folder: URL) throws(ExperimentError) {
    let path = folder.appending(path: Self.fileName).path
    try Self.checkPlace(folder)
    do {
      let file = try Self.open(path, in: folder)
      try file.use { connection in
        guard try RunStore.found(connection) == RunStore.version else { throw OtherVersion() }
        try RunStore.checkSchema(connection)
      }
      self.init(unchanged: file, path: path)
    } catch let error as any StrangeStore {
      throw .strangeStore(path: path, reason: error.description)
    } catch {
      throw .store(path: path, operation: "be read", reason: "it can only be read here, and \(error)")
    }
  }

  private static func open(_ path: String, in folder: URL) throws -> SQLiteFile {
    guard size(URL(filePath: path)) > 0 else {
      let file = try SQLiteFile(path, .none)
      _ = try file.use { try makeTables($0) }
      return file
    }
    try checkHeader(folder)
    guard size(URL(filePath: path + "-wal")) > 0 else { return try SQLiteFile(path, .unchanging) }
    // Its last changes are still in the journal, as after a program that was killed: a copy of both takes them in.
    let copy = FileManager.default.temporaryDirectory.appending(path: "cyclopedia-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.createDirectory(
      at: copy, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let store = copy.appending(path: fileName).path
    for end in ["", "-wal"] {
      guard let bytes = RegularFile.bytes(URL(filePath: path + end)) else { throw UnreadableJournal() }
      try bytes.write(to: URL(filePath: store + end))
    }
    try SQLiteFile(store).use { try $0.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
    // It stays open when its name is gone.
    return try SQLiteFile(store, .unchanging)
  }

  private struct UnreadableJournal: Error, CustomStringConvertible {
    let description = "its last changes, which are in a journal beside it, cannot be read"
  }

  /// Whether the store in the folder can be written, or made where it is missing.
  static func canWrite(_ folder: URL) -> Bool {
    let file = folder.appending(path: fileName).path
    if FileManager.default.fileExists(atPath: file), access(file, W_OK) != 0 { return false }
    var place = folder.standardizedFileURL
    while place.path != "/", !FileManager.default.fileExists(atPath: place.path) { place.deleteLastPathComponent() }
    return access(place.path, W_OK) == 0
  }
}
