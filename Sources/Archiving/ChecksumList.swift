import Files
import Foundation
import Hashing

/// `SHA256SUMS` as coreutils write and check it: a line `digest  path` for each file, sorted by the bytes of the paths.
///
/// There is one way to write a list, and any other is a problem: so no byte of the file can change unnoticed.
struct ChecksumList: Equatable, Sendable {
  static let fileName = "SHA256SUMS"
  static let largest = 16 << 20
  /// Of the lines that cannot be used, so many are named.
  static let mostProblems = 20

  struct Problem: Equatable, Sendable {
    /// From 1.
    var line: Int
    var reason: String
  }

  /// 64 lower-case hexadecimal digits by path.
  var digests: [RelativePath: String]
  private(set) var problems: [Problem] = []

  init(_ digests: [RelativePath: String] = [:]) { self.digests = digests }

  init(of files: [RelativePath: Data]) { digests = files.mapValues { SHA256Digest(of: $0).description } }

  /// Whatever the bytes are.
  init(reading bytes: Data) {
    digests = [:]
    guard !bytes.isEmpty else { return }
    var lines = Array(bytes).split(
      separator: UInt8(ascii: "\n"), maxSplits: SandboxedFolder.mostFiles + 1, omittingEmptySubsequences: false)
    guard lines.count <= SandboxedFolder.mostFiles + 1 else {
      problems.append(Problem(line: 1, reason: "there are more than \(SandboxedFolder.mostFiles) lines"))
      return
    }
    if lines.last?.isEmpty == true {
      lines.removeLast()
    } else {
      problems.append(Problem(line: lines.count, reason: "it is cut off"))
    }
    var last: RelativePath?
    for (index, line) in lines.enumerated() where problems.count < Self.mostProblems {
      let number = index + 1
      guard line.count > 66, line.dropFirst(64).prefix(2).elementsEqual("  ".utf8), line.prefix(64).allSatisfy(isDigit)
      else {
        problems.append(Problem(line: number, reason: "it is not a SHA-256 in lower case, two blanks and a path"))
        continue
      }
      let path = RelativePath(bytes: line.dropFirst(66))
      guard path.isPlain else {
        problems.append(Problem(line: number, reason: "the path '\(path)' does not stay in its folder, or is no text"))
        continue
      }
      if let last, path <= last { problems.append(Problem(line: number, reason: "the lines are not in order")) }
      last = path
      digests[path] = String(decoding: line.prefix(64), as: UTF8.self)
    }
  }

  var fileBytes: Data {
    var bytes = Data()
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) {
      bytes.append(contentsOf: "\(digest)  ".utf8)
      bytes.append(contentsOf: path.bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

private func isDigit(_ letter: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter)
}
