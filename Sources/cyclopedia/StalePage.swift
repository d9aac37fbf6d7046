import Differences
import Foundation

/// What is said of a page that is not as the report would fill it.
enum StalePage {
  /// More lines of a difference are counted and not shown.
  private static let mostLines = 80

  /// Old and new text of its places, as `diff -u` writes them.
  static func difference(_ old: String, _ new: String, path: String) -> [String] {
    // Where all lines end alike, their ends say nothing.
    let isWindows = [old, new].allSatisfy { text in
      let bytes = Array(text.utf8)
      return zip(bytes, [0] + bytes).allSatisfy { $0 != UInt8(ascii: "\n") || $1 == UInt8(ascii: "\r") }
    }
    let texts = [old, new].map { Data((isWindows ? $0.replacing("\r\n", with: "\n") : $0).utf8) }
    let lines = UnifiedDiff.lines(texts[0], texts[1], oldName: path, newName: "\(path) as the report has it")
    guard lines.count > mostLines else { return lines }
    return lines.prefix(mostLines) + ["… and \(lines.count - mostLines) more lines"]
  }

  /// As a shell takes it for one word.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (byte | 0x20).isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "-_./=+,:@%".utf8.contains(byte)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
