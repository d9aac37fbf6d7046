import Foundation

/// Writes files so that a reader sees the old one or the new one, whole, also after a power cut.
package enum AtomicFile {
  /// - Parameters:
  ///   - permissions: what others may do with it; nil where the user's habit decides.
  ///   - owners: whose it is; nil for the user's own.
  package static func write(
    _ bytes: Data, to file: URL, permissions: mode_t? = nil, owners: (user: uid_t, group: gid_t)? = nil
  ) throws {
    let folder = file.deletingLastPathComponent()
    let beside = folder.appending(path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    // Of an earlier process of the same number, or a link that somebody put there.
    unlink(beside.path)
    let descriptor = open(beside.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(beside, errno) }
    do {
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      // Before the permissions, of which a new owner may take away some.
      if let owners, fchown(descriptor, owners.user, owners.group) != 0 { throw failure(beside, errno) }
      if let permissions, fchmod(descriptor, permissions) != 0 { throw failure(beside, errno) }
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw error
    }
    guard rename(beside.path, file.path) == 0 else {
      let code = errno
      try? FileManager.default.removeItem(at: beside)
      throw failure(file, code)
    }
    sync(folder)
  }

  /// The process that writes, or was to write, a file of this name; nil where it is a file that is done.
  static func writer(of name: String) -> Int32? {
    guard name.hasPrefix("."), let number = name.split(separator: ".").last.flatMap({ Int32($0) }), number > 0 else {
      return nil
    }
    return number
  }

  /// Removes what processes left half written in the folder when they were killed.
  package static func removeRemains(in folder: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard let process = writer(of: name), kill(process, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// The same of what was to become this file.
  package static func removeRemains(of file: URL) {
    let (folder, start) = (file.deletingLastPathComponent(), ".\(file.lastPathComponent).")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard name.hasPrefix(start), Int32(name.dropFirst(start.count)) != nil, let process = writer(of: name),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private static func failure(_ file: URL, _ code: Int32) -> CocoaError {
    CocoaError(
      .fileWriteUnknown,
      userInfo: [NSFilePathErrorKey: file.path, NSLocalizedDescriptionKey: SystemError(code).description])
  }

  /// Makes a rename in the folder last.
  package static func sync(_ folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
