import Settings

/// Refuses text on which parsing would take too long or too much memory, before anything parses it.
///
/// Some of CommonMark's constructs take time that grows with the square of a paragraph's length.
struct TextBounds {
  static let largestText = 2 * 1024 * 1024
  static let longestLine = 16 * 1024
  static let longestParagraph = 32 * 1024
  /// Lines without an empty one between them: tables, code, paragraphs.
  static let longestRun = 256 * 1024
  static let mostColumns = 100
  static let mostCells = 100_000
  static let deepestNesting = 64
  /// Every reference to a definition copies its address.
  static let mostReferenceBytes = 256 * 1024 * 1024

  /// - Returns: whether the text may be parsed.
  static func check(_ source: SourceText, diagnostics: Diagnostics) -> Bool {
    guard source.bytes.count <= largestText else {
      diagnostics.report(
        "this text is larger than \(largestText / 1024 / 1024) MiB", at: source.base,
        hint: "split it into chapters, or keep data in files")
      return false
    }
    var bounds = TextBounds(source: source, diagnostics: diagnostics)
    for (index, row) in source.lines.enumerated() { bounds.check(row, line: index + 1) }
    bounds.checkReferences()
    return bounds.isGood
  }

  private let source: SourceText
  private let diagnostics: Diagnostics
  private var isGood = true
  private var table: (columns: Int, line: Int)?
  private var cells = 0
  private var run = 0
  private var paragraph = 0
  private var lists = OpenLists()
  /// The mark and length of the code fence at the margin that is open.
  private var fence: (mark: UInt8, length: Int)?
  private var definitions = (current: 0, largest: 0, line: 1, currentLine: Int?.none)

  private init(source: SourceText, diagnostics: Diagnostics) {
    (self.source, self.diagnostics) = (source, diagnostics)
  }

  private mutating func refuse(_ message: String, line: Int, byte: Int = 0, hint: String) {
    diagnostics.report(message, at: source.location(line: line, byte: byte), hint: hint)
    isGood = false
  }

  private mutating func check(_ row: ArraySlice<UInt8>, line: Int) {
    if let zero = row.firstIndex(of: 0) {
      refuse(
        "there is a NUL byte in this line", line: line, byte: zero - row.startIndex,
        hint: "save the file as UTF-8 text")
    }
    if row.count > Self.longestLine {
      refuse("this line is longer than \(Self.longestLine / 1024) KiB", line: line, hint: "break it")
    }
    if LineShape.nesting(of: row, atMost: Self.deepestNesting) > Self.deepestNesting {
      refuse(
        "quotes and lists nest deeper than \(Self.deepestNesting) levels here", line: line,
        hint: "use fewer > and list marks")
    }
    checkRun(row, line: line)
    checkTable(row, line: line)
  }

  private mutating func checkRun(_ row: ArraySlice<UInt8>, line: Int) {
    guard !row.allSatisfy(Byte.isBlank) else {
      (run, paragraph, table) = (0, 0, nil)
      definitions = (0, definitions.largest, definitions.line, nil)
      return
    }
    let (runBefore, paragraphBefore) = (run, paragraph)
    run += row.count + 1
    if run > Self.longestRun, runBefore <= Self.longestRun {
      refuse(
        "more than \(Self.longestRun / 1024) KiB stand here without an empty line", line: line,
        hint: "keep data in files")
    }
    let isCell = table != nil && row.trimmed.first == Byte.pipe
    let isText = !trackFence(row) && !isCell
    let goesOn = isText && !lists.beginsItem(row, isAfterText: paragraph > 0)
    paragraph = isText ? (goesOn ? paragraph : 0) + row.count + 1 : 0
    if paragraph > Self.longestParagraph, paragraphBefore <= Self.longestParagraph {
      refuse(
        "this paragraph is longer than \(Self.longestParagraph / 1024) KiB", line: line,
        hint: "separate paragraphs by empty lines")
    }
    definitions.current += row.count + 1
    if definitions.currentLine == nil, LineShape.isDefinition(row) { definitions.currentLine = line }
    if let start = definitions.currentLine, definitions.current > definitions.largest {
      (definitions.largest, definitions.line) = (definitions.current, start)
    }
  }

  private mutating func checkTable(_ row: ArraySlice<UInt8>, line: Int) {
    if let columns = LineShape.columns(ofDelimiterRow: row) {
      table = (columns, line)
      cells = 0
      if columns > Self.mostColumns {
        refuse("this table has more than \(Self.mostColumns) columns", line: line, hint: "turn it, or split it")
      }
    }
    guard let open = table else { return }
    cells += open.columns
    if cells > Self.mostCells {
      refuse("this table has more than \(Self.mostCells) cells", line: open.line, hint: "keep data in files")
      table = nil
    }
  }

  private mutating func checkReferences() {
    let brackets = source.bytes.count { $0 == UInt8(ascii: "]") }
    if brackets * definitions.largest > Self.mostReferenceBytes {
      refuse(
        "there are too many links in brackets for definitions as long as these", line: definitions.line,
        hint: "shorten the definitions, or write the addresses at the links")
    }
  }

  /// Whether the line belongs to a code fence at the margin.
  private mutating func trackFence(_ row: ArraySlice<UInt8>) -> Bool {
    let content = row.drop { $0 == Byte.space }
    guard row.count - content.count <= 3, let mark = content.first,
      mark == Byte.backtick || mark == UInt8(ascii: "~") || mark == Byte.colon
    else { return fence != nil }
    let length = content.prefix { $0 == mark }.count
    if let open = fence {
      if mark == open.mark, length >= open.length, content.count == length { fence = nil }
      return true
    }
    guard length >= 3, !content.dropFirst(length).contains(mark) else { return false }
    fence = (mark, length)
    return true
  }
}
