import Settings

/// A comma-separated text (RFC 4180, every record on one line), with the place of every cell.
struct CSVText {
  struct Cell {
    package var text: String
    package var location: SourceLocation
  }

  static let largestText = 1 << 20
  package static let mostRows = 10_000
  static let mostColumns = 300

  package var head: [Cell]
  /// Each as long as the head.
  package var rows: [[Cell]] = []

  /// - Returns: nil after a complaint about the first line that is not right.
  init?(_ text: String, file: String, diagnostics: Diagnostics) {
    do throws(Diagnostic) { try self.init(text, file: file) } catch {
      diagnostics.report(error)
      return nil
    }
  }

  private init(_ text: String, file: String) throws(Diagnostic) {
    let start = SourceLocation(file: file)
    let lines = try Self.lines(of: text, file: file)
    guard let first = lines.first else {
      throw Diagnostic("\(file) is empty", at: start, hint: "its first line names the columns, separated by commas")
    }
    head = try CSVLine.cells(of: first, at: start)
    guard head.count > 1 else {
      let other = [";", "\t"].contains { first.contains($0) }
      throw Diagnostic(
        "\(file) has one column only", at: start,
        hint: other ? "separate the cells by commas" : "the first line names the columns, separated by commas")
    }
    guard head.count <= Self.mostColumns, lines.count <= Self.mostRows + 1 else {
      throw Diagnostic(
        "\(file) has more than \(Self.mostRows) rows or \(Self.mostColumns) columns", at: start,
        hint: "keep one line for each epoch or class")
    }
    for (index, line) in lines.enumerated().dropFirst() {
      let place = SourceLocation(file: file, line: index + 1)
      let cells = try CSVLine.cells(of: line, at: place)
      guard cells.count == head.count else {
        throw Diagnostic(
          "this line has \(cells.count) \(cells.count == 1 ? "cell" : "cells"), and the first has \(head.count)",
          at: place, hint: "an empty cell keeps its comma; text with commas stands in double quotes")
      }
      rows.append(cells)
    }
    guard !rows.isEmpty else {
      throw Diagnostic(
        "\(file) has no line below the names of its columns", at: start, hint: "write one for each epoch or class")
    }
  }

  /// Without line ends, byte order mark and the blank lines at the end.
  private static func lines(of text: String, file: String) throws(Diagnostic) -> [Substring.UnicodeScalarView] {
    guard text.utf8.count <= largestText else {
      throw Diagnostic(
        "\(file) is larger than \(largestText >> 20) MiB", at: SourceLocation(file: file),
        hint: "keep one line for each epoch or class")
    }
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? line.dropLast() : line
    }
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      guard let place = line.firstIndex(where: { $0.isControl && $0 != "\t" }) else { continue }
      throw Diagnostic(
        "a control character stands here",
        at: SourceLocation(file: file, line: index + 1, column: line[..<place].count + 1),
        hint: "save the file as plain text, with one line for each epoch or class")
    }
    return lines
  }
}

extension Unicode.Scalar {
  /// Line ends, tabs and whatever else is no text.
  package var isControl: Bool { [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory) }
}
