internal import CFile
import Foundation

/// Writes files where none were, and brings them to the disk.
package enum DurableWriter {
  /// What becomes of a file or folder that has the new name.
  package enum Old: UInt32, Sendable {
    /// A file, or an empty folder.
    case replaced = 0
    /// `RENAME_NOREPLACE`: it stays, and nothing is renamed.
    case kept = 1
    /// `RENAME_EXCHANGE`: it gets the first name.
    case exchanged = 2
  }

  /// - Parameter mode: 0o444 is read-only.
  package static func write(_ bytes: Data, to path: String, mode: mode_t) throws(SystemError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemError(errno) }
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
    guard close(file) == 0 || failed != 0 else { throw SystemError(errno) }
    guard failed == 0 else { throw SystemError(failed) }
  }

  /// A new folder with read-only files.
  package static func writeFolder(_ files: [RelativePath: Data], to path: String) throws(SystemError) {
    guard mkdir(path, 0o755) == 0 else { throw SystemError(errno) }
    var made: Set<RelativePath> = []
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      var folder = RelativePath("")
      for part in file.components.dropLast() {
        folder = folder.appending(part)
        guard made.insert(folder).inserted else { continue }
        guard mkdir(at(folder, in: path), 0o755) == 0 else { throw SystemError(errno) }
      }
      try write(bytes, to: at(file, in: path), mode: 0o444)
    }
  }

  private static func at(_ file: RelativePath, in folder: String) -> String {
    folder + "/" + String(decoding: file.bytes, as: UTF8.self)
  }

  /// Everything that was written to the folder's file system.
  package static func sync(_ folder: String) throws(SystemError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(errno) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw SystemError(errno) }
  }

  package static func rename(_ name: String, to new: String, old: Old) throws(SystemError) {
    guard renameat2(AT_FDCWD, name, AT_FDCWD, new, old.rawValue) == 0 else { throw SystemError(errno) }
  }
}
