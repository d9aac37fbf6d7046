import Yams

extension SettingsText {
  /// Where to look, and what to write, where a text is no YAML.
  struct Advice {
    /// Of the text, from 1; nil where the parser's own place is right.
    var line: Int?
    var hint: String
  }

  static func advice(about error: any Error, in text: String) -> Advice {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    switch error {
    case YamlError.duplicatedKeysInMapping: return Advice(hint: "leave one of them out")
    case YamlError.scanner(_, "could not find expected ':'", let mark, _):
      // The parser sees on the next line only that nothing came.
      guard let place = lines.prefix(max(0, mark.line - 1)).lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
        break
      }
      let row = lines[place].trimmedSpaces
      let parts = row.split(maxSplits: 1) { "=:".contains($0) }.map { Substring($0).trimmedSpaces }
      let meant = parts.count == 2 ? parts : row.split(separator: " ", maxSplits: 1).map(String.init)
      guard meant.count == 2, !row.contains(": "), !row.hasSuffix(":") else { break }
      return Advice(line: place + 1, hint: "write '\(meant[0].prefix(40)): \(meant[1].prefix(40))'")
    case YamlError.scanner(_, "found unexpected end of stream", _, _):
      return Advice(hint: "a quote is opened and never closed; within single quotes write '' for the mark itself")
    case YamlError.composer(_, "found undefined alias", _, _):
      return Advice(hint: "put a text that begins with * or & between quotes")
    default: break
    }
    return Advice(hint: "settings are written as 'name: value', one to a line; quote texts that contain ': ' or ' #'")
  }
}

extension Substring {
  fileprivate var trimmedSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
