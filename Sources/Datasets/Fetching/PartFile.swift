import Foundation
import Hashing

/// The part of an archive that has come so far, in a file beside where it is going to be; one process has it at a time.
///
/// A second file, `….from`, keeps the server's validator of it, so that the rest comes from the same edition.
final class PartFile {
  let path: String
  /// How many bytes have come.
  private(set) var length: Int
  private let descriptor: Int32
  /// How many bytes a full fetch takes on the disk, for messages.
  private let needed: Int

  private var memo: String { path + ".from" }

  private init(_ path: String, _ descriptor: Int32, length: Int, needed: Int) {
    (self.path, self.descriptor, self.length, self.needed) = (path, descriptor, length, needed)
  }

  deinit { close(descriptor) }

  /// Opens and locks the file.
  ///
  /// - Returns: nil where another process has it.
  static func take(_ path: String, needed: Int) throws(FetchError) -> PartFile? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
      guard descriptor >= 0 else { throw .file(path, "opened", errno, needed: needed) }
      var (held, named) = (stat(), stat())
      // A file system without locks has nobody to share it with.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        return nil
      }
      guard fstat(descriptor, &held) == 0, held.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw .failed("\(path) is no file", hint: "move it away, or name another folder with --data")
      }
      if stat(path, &named) == 0, held.st_ino == named.st_ino {
        return PartFile(path, descriptor, length: Int(held.st_size), needed: needed)
      }
      // Its owner was done with it between the opening and the lock: that file is no more.
      close(descriptor)
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = pwrite(descriptor, start, rest.count, off_t(length))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(path, "written", count < 0 ? errno : ENOSPC, needed: needed) }
      length += count
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Throws away what has come.
  func restart() throws(FetchError) {
    guard ftruncate(descriptor, 0) == 0 else { throw .file(path, "emptied", errno, needed: needed) }
    length = 0
    unlink(memo)
  }

  /// The server's validator of what has come; nil where it gave none or another address did.
  func validator(from address: String) -> String? {
    guard let text = try? String(contentsOfFile: memo, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count == 2, lines[0] == address, lines[1].utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      return nil
    }
    return lines[1]
  }

  /// Without it the rest comes all the same, and the digest tells whether it fits.
  func remember(validator: String?, from address: String) {
    unlink(memo)
    guard let validator else { return }
    try? Data("\(address)\n\(validator)\n".utf8).write(to: URL(filePath: memo))
  }

  /// SHA-256 of what has come.
  func digest() throws(FetchError) -> SHA256Digest {
    var stream = SHA256Stream()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var place = 0
    while place < length {
      let count = read(into: buffer, at: place)
      guard count > 0 else { throw .file(path, "read", count < 0 ? errno : EIO, needed: needed) }
      stream.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      place += count
    }
    return stream.finish()
  }

  /// - Returns: how many bytes were read, 0 at the end, less where reading failed.
  func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
    pread(descriptor, buffer.baseAddress, min(buffer.count, max(0, length - place)), off_t(place))
  }

  /// Brings what has come to the disk.
  func sync() { fsync(descriptor) }

  func remove() {
    unlink(memo)
    unlink(path)
  }
}
