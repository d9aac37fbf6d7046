import Manuscript
import Settings

/// The places of a Markdown file that a report fills, one after the other.
///
/// Marks are comments of HTML: what stands in code is shown to the file's readers as it is written, and is none.
struct MarkedPlaces {
  struct Place {
    /// `["figure", "LABEL"]`
    var request: [String]
    /// The bytes between the marks.
    var inner: Range<Int>
    var hasLines: Bool
    var location: SourceLocation
    /// What each line that is put there begins with, as its mark's line does in a list item or quote.
    var prefix: [UInt8]
    /// Whether it is a part of a heading or of a table's cell.
    var isOneLine: Bool
    /// How the file's lines end there: `\n`, `\r\n` or `\r`.
    var lineEnd: [UInt8]

    var wish: Wish { Wish(request: request, isOneLine: isOneLine) }
  }

  /// All that decides what stands in a place, and whether it can: a table needs lines.
  struct Wish: Hashable {
    var request: [String]
    var isOneLine: Bool
  }

  private static let name = "cyclopedia"
  static let close = "<!-- /cyclopedia -->"
  /// What a mark can ask for.
  static let requests = ["figure", "value", "table"]

  let bytes: [UInt8]
  private let comments: [MarkdownComment]
  private let diagnostics: Diagnostics
  /// Which comment the search goes on with.
  private var position = 0
  /// How far lines are counted, and which place that is.
  private var (counted, location): (Int, SourceLocation)
  /// Where the line begins that it is in, and its first byte that is no blank and no mark of a quote.
  private var (lineStart, text): (Int, Int?) = (0, nil)
  /// The end of a line that was found last, and the place behind which it is the first: a line may hold many places.
  private var nextLineEnd: (behind: Int, Int?) = (0, nil)

  /// - Parameter diagnostics: is told of marks that do not end or that look like marks and are none.
  init(_ text: String, file: String, diagnostics: Diagnostics) {
    (bytes, self.diagnostics) = (Array(text.utf8), diagnostics)
    (counted, location) = (0, SourceLocation(file: file, line: 1, column: 1))
    comments = MarkdownComment.all(in: bytes).filter { Self.isMark($0.words) || Self.isSlip($0.words) }
  }

  mutating func next() -> Place? {
    while position < comments.count {
      let comment = comments[position]
      position += 1
      count(to: comment.range.lowerBound)
      guard isSound(comment) else { continue }
      guard comment.words.first == Self.name else {
        diagnostics.report(
          "this mark ends no place", at: location,
          hint: "write <!-- cyclopedia figure LABEL --> or the like where the place begins, or take it away")
        continue
      }
      guard position < comments.count, comments[position].words == ["/" + Self.name] else {
        reportEndless(isLast: position == comments.count)
        continue
      }
      position += 1
      return place(from: comment, to: comments[position - 1])
    }
    return nil
  }

  private func reportEndless(isLast: Bool) {
    diagnostics.report(
      isLast ? "this place has no end" : "this place has no end before the next one", at: location,
      hint: "write \(Self.close) where it ends")
  }

  private mutating func place(from open: MarkdownComment, to end: MarkdownComment) -> Place {
    let inner = open.range.upperBound..<end.range.lowerBound
    // A mark that begins its line is indented as its writer likes it, as long as that keeps it in its list or quote.
    let prefix = open.place.prefix
    let written = text == open.range.lowerBound ? Array(bytes[lineStart..<open.range.lowerBound]) : []
    let width = Self.columns(prefix)
    let own = (width...(width + 3)).contains(Self.columns(written)) ? written : prefix
    return Place(
      request: Array(open.words.dropFirst()), inner: inner, hasLines: bytes[inner].contains(where: Self.isLineEnd),
      location: location, prefix: own, isOneLine: open.place.isOneLine,
      lineEnd: lineEnd(after: end.range.upperBound) ?? lineEnd(before: lineStart) ?? Array("\n".utf8))
  }

  /// - Returns: whether it can be one of the two marks of a place.
  private func isSound(_ comment: MarkdownComment) -> Bool {
    if !Self.isMark(comment.words) {
      diagnostics.report(
        "'\(comment.words.prefix(3).joined(separator: " ").prefix(80))' is no mark", at: location,
        hint: "did you mean '\(comment.words[0].hasPrefix("/") ? "/" : "")\(Self.name)'?")
      return false
    }
    switch comment.standing {
    case .hidden: return true
    case .open: diagnostics.report("this comment has no end", at: location, hint: "close it with '-->'")
    case .shown:
      diagnostics.report(
        "this is no comment in Markdown, and stands in the text", at: location,
        hint: "close it with '-->' and write no '--' in it; as text, write it in `backticks`")
    }
    return false
  }

  private static func isMark(_ words: [String]) -> Bool { words.first == name || words == ["/" + name] }

  /// Whether somebody meant a mark: a slip of the pen in the name, before a word that a mark can have.
  private static func isSlip(_ words: [String]) -> Bool {
    guard let first = words.first, !isMark(words) else { return false }
    let isEnd = first.hasPrefix("/")
    let word = first.lowercased().filter(\.isLetter)
    // An encyclopedia is none.
    guard word == name || word.hasPrefix("c") && NearestName.find(word, among: [name]) != nil else { return false }
    guard !isEnd else { return words.count == 1 }
    return words.count > 1 && (requests.contains(words[1]) || NearestName.find(words[1], among: requests) != nil)
  }

  /// How wide a line's beginning is, with tabs to every fourth column.
  private static func columns(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $1 == UInt8(ascii: "\t") ? ($0 / 4 + 1) * 4 : $0 + 1 }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private mutating func lineEnd(after index: Int) -> [UInt8]? {
    if nextLineEnd.behind == 0 || nextLineEnd.1.map({ $0 < index }) ?? false {
      nextLineEnd = (index, bytes[index...].firstIndex(where: Self.isLineEnd))
    }
    guard let first = nextLineEnd.1 else { return nil }
    let isPair = bytes[first] == UInt8(ascii: "\r") && bytes[(first + 1)...].first == UInt8(ascii: "\n")
    return isPair ? Array("\r\n".utf8) : [bytes[first]]
  }

  /// - Parameter index: of a line's first byte.
  private func lineEnd(before index: Int) -> [UInt8]? {
    guard index > 0 else { return nil }
    let isPair = bytes[index - 1] == UInt8(ascii: "\n") && bytes[..<(index - 1)].last == UInt8(ascii: "\r")
    return isPair ? Array("\r\n".utf8) : [bytes[index - 1]]
  }

  /// Columns count scalars; a byte order mark is none.
  private mutating func count(to index: Int) {
    for place in counted..<index {
      let byte = bytes[place]
      if Self.isLineEnd(byte) {
        let isPair = byte == UInt8(ascii: "\n") && place > 0 && bytes[place - 1] == UInt8(ascii: "\r")
        if !isPair { location.line += 1 }
        location.column = 1
        (lineStart, text) = (place + 1, nil)
      } else if place < 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        lineStart = 3
      } else {
        if byte & 0xC0 != 0x80 { location.column += 1 }
        if text == nil, !" \t>".utf8.contains(byte) { text = place }
      }
    }
    counted = index
    text = text ?? index
  }
}
