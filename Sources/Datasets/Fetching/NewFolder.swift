import Foundation
import Hashing

/// A folder that is filled beside where it is going to be, and takes its place in one step.
struct NewFolder {
  private let place: String
  private let beside: String
  private let needed: Int
  /// From the folder on, in the order in which they came.
  private(set) var names: [String] = []

  /// Begins anew, whatever another process that ended too early has left.
  ///
  /// - Parameter needed: how many bytes the disk must have room for, for messages.
  init(_ name: String, in root: String, needed: Int) throws(FetchError) {
    (place, beside, self.needed) = ("\(root)/\(name)", "\(root)/.\(name).new", needed)
    discard()
    try make(beside)
  }

  /// Writes a file, and brings it to the disk.
  ///
  /// - Parameters:
  ///   - name: from the folder on, of harmless parts.
  ///   - more: fills the buffer and returns how many bytes it put there; 0 ends the file.
  /// - Returns: the digest of the file.
  mutating func add(
    _ name: String, more: (UnsafeMutableRawBufferPointer) throws(FetchError) -> Int
  ) throws(FetchError) -> SHA256Digest {
    let file = "\(beside)/\(name)"
    if let slash = name.lastIndex(of: "/") { try make("\(beside)/\(name[..<slash])") }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .file(file, "made", errno, needed: needed) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var stream = SHA256Stream()
    while true {
      var rest = UnsafeRawBufferPointer(rebasing: buffer[..<(try more(buffer))])
      if rest.isEmpty { break }
      stream.append(rest)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = write(descriptor, start, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .file(file, "written", count < 0 ? errno : ENOSPC, needed: needed) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    guard fsync(descriptor) == 0 else { throw .file(file, "written", errno, needed: needed) }
    names.append(name)
    return stream.finish()
  }

  /// Puts the folder where it is going to be. Where one is, each file takes its old one's place, and others stay.
  func moveInPlace() throws(FetchError) {
    let folders = Set(names.compactMap { name in name.lastIndex(of: "/").map { String(name[..<$0]) } })
    for folder in folders { NewFolder.sync("\(beside)/\(folder)") }
    NewFolder.sync(beside)
    var about = stat()
    if lstat(place, &about) != 0 {
      guard rename(beside, place) == 0 else { throw .file(place, "put in place", errno, needed: needed) }
    } else {
      for name in names {
        if let slash = name.lastIndex(of: "/") { try make("\(place)/\(name[..<slash])") }
        guard rename("\(beside)/\(name)", "\(place)/\(name)") == 0 else {
          throw .file("\(place)/\(name)", "put in place", errno, needed: needed)
        }
      }
      for folder in folders { NewFolder.sync("\(place)/\(folder)") }
      NewFolder.sync(place)
      discard()
    }
    NewFolder.sync(URL(filePath: place).deletingLastPathComponent().path)
  }

  func discard() { try? FileManager.default.removeItem(atPath: beside) }

  /// With the folders that it is in.
  private func make(_ folder: String) throws(FetchError) {
    if mkdir(folder, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
      throw .file(folder, "made", errno, needed: needed)
    }
    try make(String(folder[..<slash]))
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw .file(folder, "made", errno, needed: needed) }
  }

  private static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
