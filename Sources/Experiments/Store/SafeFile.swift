import Foundation

/// Writes files so that a reader sees the old one or the new one, whole, also after a power cut.
package enum SafeFile {
  package static func write(_ bytes: Data, to file: URL) throws {
    let folder = file.deletingLastPathComponent()
    let beside = folder.appending(path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    guard FileManager.default.createFile(atPath: beside.path, contents: nil) else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: beside.path])
    }
    do {
      let handle = try FileHandle(forWritingTo: beside)
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw error
    }
    guard rename(beside.path, file.path) == 0 else {
      let reason = String(cString: strerror(errno))
      try? FileManager.default.removeItem(at: beside)
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path, NSLocalizedDescriptionKey: reason])
    }
    sync(folder)
  }

  /// Makes a rename in the folder last.
  package static func sync(_ folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
