import Files
import Foundation

extension FrozenRecords {
  /// Adds records to a folder's files, seed by seed; the newer of two records of a seed stays.
  ///
  /// The pictures are written first, so that no file ever names one that is not there.
  ///
  /// - Parameter runs: with the names of their files in the folder.
  /// - Throws: where files of the folder are damaged, which stays as it is then, or cannot be written.
  package static func add(_ runs: [(file: String, run: FrozenRun)], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(errno) }
    defer { close(descriptor) }
    FileLock.take(descriptor, .exclusive, path: folder.path)
    let old = FrozenRecords(folder: folder)
    if let damage = old.damaged.first { throw damage }
    var shelf = PictureShelf()
    for run in old.runs { _ = try run.fileBytes(&shelf) }
    var files: [String: Data] = [:]
    for (file, run) in runs {
      let known = old.runs.first { $0.name == run.name }?.records ?? []
      let seeds = Set(run.records.map(\.plan.seed))
      let records = run.records + known.filter { !seeds.contains($0.plan.seed) }
      let whole = FrozenRun(name: run.name, records: records.sorted { $0.plan.seed < $1.plan.seed })
      files[file] = try whole.fileBytes(&shelf)
    }
    if !shelf.isEmpty { try write(try shelf.fileBytes(), PictureShelf.fileName, in: folder) }
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) { try write(bytes, file, in: folder) }
  }

  private static func write(_ bytes: Data, _ name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    guard RegularFile.bytes(file, most: bytes.count) != bytes else { return }
    try AtomicFile.write(bytes, to: file)
  }
}
