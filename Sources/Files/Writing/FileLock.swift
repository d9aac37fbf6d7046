import Foundation
import Synchronization

/// A lock on an open file or folder (`flock`), which ends with it.
package enum FileLock {
  package enum Kind: Sendable { case shared, exclusive }

  /// Who is told, in one sentence, that a lock is waited for; a program says once who that is.
  private static let listener = Mutex<(@Sendable (String) -> Void)?>(nil)

  package static func tellOfWaiting(_ tell: @escaping @Sendable (String) -> Void) {
    listener.withLock { $0 = tell }
  }

  /// Waits for the lock, and says so where it is not free. A file system without locks has nobody to share it with.
  ///
  /// - Parameter path: what messages call it.
  package static func take(_ descriptor: Int32, _ kind: Kind, path: String) {
    let operation = kind == .shared ? LOCK_SH : LOCK_EX
    guard flock(descriptor, operation | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    // What takes no longer than this is not worth a word: another build that begins.
    for _ in 0..<20 {
      usleep(25_000)
      if flock(descriptor, operation | LOCK_NB) == 0 { return }
    }
    let holders = holders(of: descriptor)
    let who = holders.isEmpty ? "another process" : holders.map { "process \($0)" }.joined(separator: " and ")
    listener.withLock { $0 }?("\(path) is locked by \(who): waiting until it is free; Ctrl-C ends the waiting")
    while flock(descriptor, operation) != 0, errno == EINTR {}
  }

  /// The processes that have a lock on the file, as far as the system tells: `1234 (cyclopedia)`.
  private static func holders(of descriptor: Int32) -> [String] {
    var about = stat()
    guard fstat(descriptor, &about) == 0, let locks = text("/proc/locks") else { return [] }
    var found: [String] = []
    for line in locks.split(separator: "\n") {
      // `1: FLOCK  ADVISORY  WRITE 1234 08:01:131 0 EOF`; who waits stands behind an arrow.
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", let process = Int32(words[4]), process > 0,
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == UInt64(about.st_ino)
      else { continue }
      let name = text("/proc/\(process)/comm")?.split(separator: "\n").first ?? ""
      let said = name.isEmpty ? "\(process)" : "\(process) (\(PrintableText.text(name, most: 40)))"
      if !found.contains(said) { found.append(said) }
    }
    return found
  }

  /// Files of the system say that they are empty.
  private static func text(_ path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.readToEnd() else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
