import Settings

/// Refuses text on which parsing would take too long or too much memory, before anything parses it.
enum TextBounds {
  static let largestText = 2 * 1024 * 1024
  static let longestLine = 64 * 1024
  static let longestParagraph = 128 * 1024
  static let mostColumns = 100
  static let mostCells = 100_000
  static let deepestNesting = 64

  /// - Returns: whether the text may be parsed.
  static func check(_ source: SourceText, diagnostics: Diagnostics) -> Bool {
    guard source.bytes.count <= largestText else {
      diagnostics.report(
        "this text is larger than \(largestText / 1024 / 1024) MiB", at: source.base,
        hint: "split it into chapters, or keep data in files")
      return false
    }
    var isGood = true
    func refuse(_ message: String, line: Int, byte: Int = 0, hint: String? = nil) {
      diagnostics.report(message, at: source.location(line: line, byte: byte), hint: hint)
      isGood = false
    }
    var table: (columns: Int, line: Int)?
    var cells = 0
    var paragraph = 0
    for (index, row) in source.lines.enumerated() {
      let number = index + 1
      if let zero = row.firstIndex(of: 0) {
        refuse(
          "there is a NUL byte in this line", line: number, byte: zero - row.startIndex,
          hint: "save the file as UTF-8 text")
      }
      if row.count > longestLine {
        refuse("this line is longer than \(longestLine / 1024) KiB", line: number, hint: "break it")
      }
      if nesting(of: row) > deepestNesting {
        refuse("quotes and lists nest deeper than \(deepestNesting) levels here", line: number)
      }
      let isBlank = row.allSatisfy(Byte.isBlank)
      paragraph = isBlank ? 0 : paragraph + row.count + 1
      if paragraph > longestParagraph, paragraph - row.count - 1 <= longestParagraph {
        refuse(
          "more than \(longestParagraph / 1024) KiB of text stand here without an empty line", line: number,
          hint: "separate paragraphs by empty lines")
      }
      if isBlank { table = nil }
      if let columns = columns(ofDelimiterRow: row) {
        table = (columns, number)
        cells = 0
        if columns > mostColumns {
          refuse("this table has more than \(mostColumns) columns", line: number, hint: "turn it, or split it")
        }
      }
      if let open = table {
        cells += open.columns
        if cells > mostCells {
          refuse("this table has more than \(mostCells) cells", line: open.line, hint: "keep data in files")
          table = nil
        }
      }
    }
    return isGood
  }

  /// How many quote and list marks the line begins with; a rule such as `- - -` has none.
  private static func nesting(of row: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var at = row.startIndex
    while at < row.endIndex {
      let byte = row[at]
      if Byte.isBlank(byte) {
        at += 1
      } else if byte == UInt8(ascii: ">") {
        depth += 1
        at += 1
      } else if [Byte.dash, UInt8(ascii: "*"), UInt8(ascii: "+")].contains(byte) {
        if byte != UInt8(ascii: "+"), row[at...].allSatisfy({ $0 == byte || Byte.isBlank($0) }) { return depth }
        guard at + 1 == row.endIndex || Byte.isBlank(row[at + 1]) else { return depth }
        depth += 1
        at += 1
      } else {
        let digits = row[at...].prefix(while: Byte.isDigit).count
        guard (1...9).contains(digits), at + digits < row.endIndex,
          row[at + digits] == UInt8(ascii: ".") || row[at + digits] == Byte.close
        else { return depth }
        depth += 1
        at += digits + 1
      }
      if depth > deepestNesting { return depth }
    }
    return depth
  }

  /// The number of columns where the line ends in a row such as `|---|:-:|`; nil for other lines.
  private static func columns(ofDelimiterRow row: ArraySlice<UInt8>) -> Int? {
    guard row.last.map(isDelimiter) == true else { return nil }
    let content = row.trimmedRight
    guard let last = content.last, isDelimiter(last) else { return nil }
    var pipes = 0
    var dashes = 0
    var at = content.endIndex
    while at > content.startIndex, isDelimiter(content[at - 1]) {
      at -= 1
      if content[at] == Byte.pipe { pipes += 1 }
      if content[at] == Byte.dash { dashes += 1 }
    }
    guard dashes > 0, pipes > 0 else { return nil }
    return pipes + 1 - (last == Byte.pipe ? 1 : 0) - (content[at...].trimmed.first == Byte.pipe ? 1 : 0)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == Byte.pipe || byte == Byte.dash || byte == Byte.colon || Byte.isBlank(byte)
  }
}
