import Files
import Foundation
import Hashing

/// A file of the chapters that differs.
struct ChapterDifference {
  enum Content {
    case lines(LineDifference)
    /// What is not compared line by line: its size and digest on each side.
    case bytes(before: String, after: String)
  }

  /// Bytes of a text that is compared.
  static let largest = 2 << 20

  var path: RelativePath
  var content: Content
  /// Whether the first and the second write-up have it.
  var isThere: (first: Bool, second: Bool)

  /// - Returns: those that differ, by path.
  static func all(_ old: [RelativePath: Data], _ new: [RelativePath: Data]) -> [ChapterDifference] {
    Set(old.keys).union(new.keys).sorted().compactMap { path in
      let (before, after) = (old[path], new[path])
      guard before != after else { return nil }
      var content = Content.bytes(before: facts(before), after: facts(after))
      if isText(before), isText(after) {
        let lines = LineDifference(before, after)
        // An empty file against none has no lines.
        if !lines.isEmpty { content = .lines(lines) }
      }
      return ChapterDifference(path: path, content: content, isThere: (before != nil, after != nil))
    }
  }

  private static func facts(_ bytes: Data?) -> String {
    bytes.map { "\($0.count) bytes (\(SHA256Digest(of: $0).description.prefix(12)))" } ?? "nothing"
  }

  /// Whether it is UTF-8 without a NUL, and no more than can be compared line by line; also nothing is.
  private static func isText(_ bytes: Data?) -> Bool {
    guard let bytes else { return true }
    return bytes.count <= largest && !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }
}
