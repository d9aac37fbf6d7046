import Files
import Foundation

/// The right to make one run: one process has it at a time, until it lets go or ends.
///
/// It is a lock on a file that goes with it.
final class RunLock: Sendable {
  private let path: String
  private let descriptor: Int32

  private init(_ path: String, _ descriptor: Int32) { (self.path, self.descriptor) = (path, descriptor) }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// - Returns: nil where another one has it.
  static func take(_ path: String) throws(ExperimentError) -> RunLock? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        let reason = String(cString: strerror(errno))
        throw .checkpoint(path: path, reason: RegularFile.fault(URL(filePath: path)) ?? reason)
      }
      // A file system without locks has nobody to share it with.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        return nil
      }
      if isStill(descriptor, at: path) { return RunLock(path, descriptor) }
      // It was let go between the opening and the lock: that file is no more.
      close(descriptor)
    }
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
  }
}
