import Foundation
import Hashing

/// A folder that is filled beside where it is going to be, and takes its place in one step.
///
/// Whoever fills it may fail otherwise than the disk does: `Failure` stands for both.
package struct StagedFolder<Failure: Error> {
  private let place: String
  private let beside: String
  private let failure: (FileFailure) -> Failure
  /// From the folder on, in the order in which they came.
  package private(set) var names: [String] = []

  /// Begins anew, whatever another process that ended too early has left.
  ///
  /// - Parameter failure: what is thrown where a file cannot be written.
  package init(_ name: String, in root: String, failure: @escaping (FileFailure) -> Failure) throws(Failure) {
    (place, beside, self.failure) = ("\(root)/\(name)", "\(root)/.\(name).new", failure)
    discard()
    try make(beside)
  }

  /// Writes a file, and brings it to the disk.
  ///
  /// - Parameters:
  ///   - name: from the folder on, of harmless parts.
  ///   - more: fills the buffer and returns how many bytes it put there; 0 ends the file.
  /// - Returns: the digest of the file.
  package mutating func add(
    _ name: String, more: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> SHA256Digest {
    let file = "\(beside)/\(name)"
    if let slash = name.lastIndex(of: "/") { try make("\(beside)/\(name[..<slash])") }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure(FileFailure(file, "made", errno)) }
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
        guard count > 0 else { throw failure(FileFailure(file, "written", count < 0 ? errno : ENOSPC)) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    guard fsync(descriptor) == 0 else { throw failure(FileFailure(file, "written", errno)) }
    names.append(name)
    return stream.finish()
  }

  /// Puts the folder where it is going to be. Where one is, each file takes its old one's place, and others stay.
  package func moveInPlace() throws(Failure) {
    let folders = Set(names.compactMap { name in name.lastIndex(of: "/").map { String(name[..<$0]) } })
    for folder in folders { sync("\(beside)/\(folder)") }
    sync(beside)
    var about = stat()
    if lstat(place, &about) != 0 {
      guard rename(beside, place) == 0 else { throw failure(FileFailure(place, "put in place", errno)) }
    } else {
      for name in names {
        if let slash = name.lastIndex(of: "/") { try make("\(place)/\(name[..<slash])") }
        guard rename("\(beside)/\(name)", "\(place)/\(name)") == 0 else {
          throw failure(FileFailure("\(place)/\(name)", "put in place", errno))
        }
      }
      for folder in folders { sync("\(place)/\(folder)") }
      sync(place)
      discard()
    }
    sync(URL(filePath: place).deletingLastPathComponent().path)
  }

  package func discard() { try? FileManager.default.removeItem(atPath: beside) }

  /// With the folders that it is in.
  private func make(_ folder: String) throws(Failure) {
    if mkdir(folder, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
      throw failure(FileFailure(folder, "made", errno))
    }
    try make(String(folder[..<slash]))
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure(FileFailure(folder, "made", errno)) }
  }

  private func sync(_ folder: String) { AtomicFile.sync(URL(filePath: folder)) }
}
