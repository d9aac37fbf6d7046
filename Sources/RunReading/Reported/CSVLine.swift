import Settings

/// One line of a comma-separated text, read from left to right.
struct CSVLine {
  private var rest: Substring.UnicodeScalarView
  private var location: SourceLocation

  static func cells(
    of line: Substring.UnicodeScalarView, at place: SourceLocation
  ) throws(Diagnostic) -> [CSVText.Cell] {
    var line = CSVLine(rest: line, location: place)
    var cells = [try line.cell()]
    while line.rest.first == "," {
      line.take()
      cells.append(try line.cell())
    }
    return cells
  }

  private mutating func cell() throws(Diagnostic) -> CSVText.Cell {
    skipBlanks()
    let start = location
    let text = rest.first == "\"" ? try quotation() : plainText()
    return CSVText.Cell(text: String(text).trimmingSpaces, location: start)
  }

  private mutating func plainText() -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    while let next = rest.first, next != "," {
      text.append(next)
      take()
    }
    return text
  }

  /// What stands between double quotes, of which two within it are one.
  private mutating func quotation() throws(Diagnostic) -> String.UnicodeScalarView {
    let start = location
    var text = String.UnicodeScalarView()
    take()
    while let next = rest.first {
      take()
      if next == "\"" {
        guard rest.first == "\"" else {
          try endQuotation()
          return text
        }
        take()
      }
      text.append(next)
    }
    throw Diagnostic("this quotation has no end on its line", at: start, hint: "close it with a double quote")
  }

  private mutating func endQuotation() throws(Diagnostic) {
    skipBlanks()
    guard rest.first == nil || rest.first == "," else {
      throw Diagnostic("text stands behind a quotation", at: location, hint: "a comma ends a cell")
    }
  }

  private mutating func skipBlanks() {
    while let next = rest.first, next == " " || next == "\t" { take() }
  }

  private mutating func take() {
    rest.removeFirst()
    location.column += 1
  }
}
