/// What stands between two marks, found in one pass over a text: a stranger's may be all marks.
extension ForeignSyntax {
  private static let longest = 300
  private static let endings = [
    "png", "jpg", "jpeg", "svg", "gif", "webp", "md", "pdf", "csv", "htm", "html", "ipynb", "txt", "yml", "yaml",
  ]

  /// The first address with blanks, as `](my file.png)`; words in parentheses behind brackets are none.
  static func blankAddress(in text: String) -> String.Index? {
    firstPair("](", ")", in: text) { inner in
      let address = inner.split(separator: " \"", maxSplits: 1).first ?? inner
      let isAddress = address.allSatisfy { $0.isLetter || $0.isNumber || " ._-/:%#".contains($0) }
      let words = address.split(separator: " ")
      guard isAddress, words.count > 1, let last = words.last else { return false }
      let name = last.prefix { $0 != "#" }
      return name.contains("/") || name.contains(".") && endings.contains { name.lowercased().hasSuffix(".\($0)") }
    }
  }

  /// The first mark of a reviewer, as `{++new++}`.
  static func review(in text: String) -> String.Index? {
    [("{++", "++}"), ("{--", "--}"), ("{>>", "<<}"), ("{==", "==}"), ("{~~", "~~}")].compactMap { open, close in
      firstPair(open, close, in: text) { !$0.isEmpty }
    }.min()
  }

  /// The first formula between `\(` and `\)` or `\[` and `\]`; square brackets are escaped for their own sake too.
  static func formula(in line: String) -> String.Index? {
    [("\\(", "\\)", false), ("\\[", "\\]", true)].compactMap { open, close, isCommon in
      firstPair(open, close, in: line) { inner in
        let isLink = line[..<inner.startIndex].dropLast(open.count).last == "]"
        return !isLink && (!isCommon || inner.contains { "\\^_=".contains($0) })
      }
    }.min()
  }

  /// The line with blanks in place of its code and of backslashes that are shown, byte for byte.
  static func withoutCode(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(line)
    var open: Range<Int>?
    var at = 0
    while at < bytes.count {
      if open == nil, bytes[at...].starts(with: [Byte.backslash, Byte.backslash]) {
        bytes.replaceSubrange(at...(at + 1), with: [Byte.space, Byte.space])
      }
      let ticks = bytes[at...].prefix { $0 == Byte.backtick }.count
      if ticks > 0, let start = open, start.count == ticks {
        for index in start.lowerBound..<(at + ticks) { bytes[index] = Byte.space }
        open = nil
      } else if ticks > 0, open == nil {
        open = at..<(at + ticks)
      }
      at += max(1, ticks)
    }
    return bytes
  }

  /// The marks of notes whose names have blanks, as `[^two words]`.
  static func blankNotes(in text: String) -> [Substring] {
    var found: [Substring] = []
    eachPair("[^", "]", in: text) { start, inner in
      let isName = inner.first.map { $0.isLetter || $0.isNumber } ?? false
      guard isName, !inner.contains("["), inner.contains(where: \.isWhitespace) else { return true }
      found.append(text[start..<inner.endIndex])
      return true
    }
    return found
  }

  private static func firstPair(
    _ open: String, _ close: String, in text: String, _ isMeant: (Substring) -> Bool
  ) -> String.Index? {
    var found: String.Index?
    eachPair(open, close, in: text) { start, inner in
      if isMeant(inner) { found = start }
      return found == nil
    }
    return found
  }

  /// What stands behind each opening mark up to the next closing one, as far as that is near.
  private static func eachPair(
    _ open: String, _ close: String, in text: String, _ goesOn: (String.Index, Substring) -> Bool
  ) {
    let (bytes, first, last) = (Array(text.utf8), Array(open.utf8), Array(close.utf8))
    func place(_ offset: Int) -> String.Index { text.utf8.index(text.utf8.startIndex, offsetBy: offset) }
    var at = 0
    // Most texts have no closing mark, and behind the last one nothing is a pair.
    let ends = bytes.indices.last { bytes[$0] == last[last.count - 1] } ?? 0
    while let start = find(first, in: bytes, from: at, to: min(bytes.count, ends + 1)) {
      at = start + first.count
      guard let end = find(last, in: bytes, from: at, to: min(bytes.count, at + longest)) else { continue }
      guard goesOn(place(start), text[place(at)..<place(end)]) else { return }
    }
  }

  private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var at = start
    while at + mark.count <= end {
      if bytes[at] == mark[0], bytes[at..<at + mark.count].elementsEqual(mark) { return at }
      at += 1
    }
    return nil
  }
}
