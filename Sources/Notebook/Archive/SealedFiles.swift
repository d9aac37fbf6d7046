internal import CFile
import Foundation

/// Writes files where none were, and brings them to the disk.
enum SealedFiles {
  struct Failure: Error, CustomStringConvertible {
    var code: Int32
    var description: String { GuardedFolder.reason(code) }
  }

  /// - Parameter mode: 0o444 is read-only.
  static func write(_ bytes: Data, to path: String, mode: mode_t) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw Failure(code: errno) }
    let failed = bytes.withUnsafeBytes { buffer -> Int32 in
      var done = 0
      while done < buffer.count {
        let count = Foundation.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        done += count
      }
      // Whatever the user's mask takes away, readers may read.
      return fchmod(file, mode) == 0 ? 0 : errno
    }
    guard close(file) == 0 || failed != 0 else { throw Failure(code: errno) }
    guard failed == 0 else { throw Failure(code: failed) }
  }

  /// A new folder with read-only files.
  static func writeFolder(_ files: [FolderPath: Data], to path: String) throws(Failure) {
    guard mkdir(path, 0o755) == 0 else { throw Failure(code: errno) }
    var made: Set<FolderPath> = []
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      var folder = FolderPath("")
      for part in file.components.dropLast() {
        folder = folder.appending(part)
        guard made.insert(folder).inserted else { continue }
        guard mkdir(at(folder, in: path), 0o755) == 0 else { throw Failure(code: errno) }
      }
      try write(bytes, to: at(file, in: path), mode: 0o444)
    }
  }

  private static func at(_ file: FolderPath, in folder: String) -> String {
    folder + "/" + String(decoding: file.bytes, as: UTF8.self)
  }

  /// Everything that was written to the folder's file system.
  static func sync(_ folder: String) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw Failure(code: errno) }
  }

  static func rename(_ old: String, to new: String, keepsOld: Bool) throws(Failure) {
    let flags = keepsOld ? ArchiveFinisher.keepsOld : 0
    guard renameat2(AT_FDCWD, old, AT_FDCWD, new, flags) == 0 else { throw Failure(code: errno) }
  }
}
