import Foundation
import Hashing

/// A folder that may come from a stranger, read without leaving it.
///
/// No symbolic link is followed, not even one in the place of the folder itself, and only plain files are opened.
package final class SandboxedFolder: Sendable {
  package enum Problem: Error, Equatable, CustomStringConvertible {
    case absent
    /// `a symbolic link`
    case notPlain(String)
    case tooLarge(Int)
    case tooMany(Int)
    case unreadable(String)

    package var description: String {
      switch self {
      case .absent: "it is not there"
      case .notPlain(let what): "it is \(what)"
      case .tooLarge(let bytes): "it is larger than \(bytes >> 20) MiB"
      case .tooMany(let count):
        "it has more than \(count) files, or folders in one another more than \(SandboxedFolder.deepest) times"
      case .unreadable(let reason): "it cannot be read: \(reason)"
      }
    }
  }

  /// Files larger than this are not read.
  package static let largestFile = 1 << 30
  package static let mostFiles = 50_000
  package static let deepest = 32

  let descriptor: Int32

  package init(_ url: URL) throws(Problem) {
    descriptor = try Self.openFolder(AT_FDCWD, Array(url.path.utf8CString))
  }

  package init(_ path: RelativePath, in folder: SandboxedFolder) throws(Problem) {
    descriptor = try Self.open(path, in: folder.descriptor) { parent, name throws(Problem) in
      try Self.openFolder(parent, name)
    }
  }

  deinit { close(descriptor) }

  /// The bytes of a file.
  package func bytes(_ path: RelativePath, most: Int) throws(Problem) -> Data {
    var data = Data()
    try pieces(path, most: most) { data.append(contentsOf: $0) }
    return data
  }

  package func digest(_ path: RelativePath) throws(Problem) -> SHA256Digest {
    var stream = SHA256Stream()
    try pieces(path, most: Self.largestFile) { stream.append($0) }
    return stream.finish()
  }

  private func pieces(_ path: RelativePath, most: Int, _ take: (UnsafeRawBufferPointer) -> Void) throws(Problem) {
    let file = try Self.open(path, in: descriptor) { parent, name throws(Problem) in try Self.openFile(parent, name) }
    defer { close(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(SystemError(errno).description) }
      if count == 0 { return }
      total += count
      guard total <= most else { throw .tooLarge(most) }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Goes down the path folder by folder and opens what is last with `last`.
  private static func open(
    _ path: RelativePath, in start: Int32, _ last: (Int32, [CChar]) throws(Problem) -> Int32
  ) throws(Problem) -> Int32 {
    let names = path.components.map { RelativePath(bytes: $0).cString }
    guard let name = names.last, names.allSatisfy({ $0.count > 1 && $0 != RelativePath("..").cString }) else {
      throw .notPlain("no path within its folder")
    }
    var parent = start
    defer { if parent != start { close(parent) } }
    for name in names.dropLast() {
      let next = try openFolder(parent, name)
      if parent != start { close(parent) }
      parent = next
    }
    return try last(parent, name)
  }

  private static func openFolder(_ parent: Int32, _ name: [CChar]) throws(Problem) -> Int32 {
    let opened = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw problem(errno, parent, name, wanted: "no folder") }
    return opened
  }

  private static func openFile(_ parent: Int32, _ name: [CChar]) throws(Problem) -> Int32 {
    // A pipe without a writer must not make this wait.
    let opened = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard opened >= 0 else { throw problem(errno, parent, name, wanted: "no plain file") }
    var about = stat()
    guard fstat(opened, &about) == 0, about.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .notPlain("no plain file")
    }
    return opened
  }

  private static func problem(_ code: Int32, _ parent: Int32, _ name: [CChar], wanted: String) -> Problem {
    var about = stat()
    if code == ENOENT { return .absent }
    if fstatat(parent, name, &about, AT_SYMLINK_NOFOLLOW) == 0, about.st_mode & S_IFMT == S_IFLNK {
      return .notPlain("a symbolic link")
    }
    return code == ENOTDIR || code == ELOOP || code == ENXIO
      ? .notPlain(wanted) : .unreadable(SystemError(code).description)
  }
}
