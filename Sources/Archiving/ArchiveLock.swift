import Files
import Foundation

/// The right to read the folder of archives, or to change it; whoever comes while another changes it waits.
///
/// It is a lock on the folder itself, and leaves no file.
struct ArchiveLock {
  private let descriptor: Int32

  /// - Returns: nil where there is no such folder and nothing is to be written.
  init?(_ folder: URL, writes: Bool) throws(ArchiveError) {
    if writes {
      do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
        var about = stat()
        guard lstat(folder.path, &about) == 0 else {
          throw ArchiveError(
            .files, "the folder \(folder.relativePath) cannot be made: \(error.reason)",
            hint: "give rights or room, or name another folder with --output")
        }
      }
    }
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 {
      let code = errno
      if code == ENOENT { return nil }
      throw ArchiveError(
        .files,
        "\(folder.relativePath) cannot be opened: "
          + (code == ENOTDIR || code == ELOOP ? "it is no folder, or a symbolic link" : SystemError(code).description),
        hint: "put a folder there, or name another one with --output")
    }
    // What was left half done is finished first, which nobody else may do at the same time.
    FileLock.take(descriptor, .exclusive, path: folder.relativePath)
    ArchiveRecovery(folder: folder).run()
    if !writes { FileLock.take(descriptor, .shared, path: folder.relativePath) }
  }

  func end() { close(descriptor) }
}

extension Error {
  /// The system's own words.
  var reason: String {
    let inner = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return inner?.localizedDescription ?? localizedDescription
  }
}
