internal import CCommonMark
import Settings

extension TreeReader {
  /// Warns once of each kind that a piece of running text holds.
  func checkForeign(_ text: String, in block: OpaquePointer) {
    guard text.utf8.contains(where: ForeignSyntax.signs.contains) else { return }
    for (kind, start) in ForeignSyntax.found(in: text) {
      let word = String(text[start...].drop { $0.isWhitespace }.prefix(8))
      // What is escaped is written otherwise.
      guard let place = written(word, in: block), !isEscaped(place) else { continue }
      warn(of: kind, at: source.location(line: place.line, byte: place.byte))
    }
  }

  /// - Parameters:
  ///   - name: the first word behind the fence.
  ///   - isAlone: whether no other follows.
  func checkForeign(fence name: String, isAlone: Bool, at place: SourceLocation) {
    if ForeignSyntax.directives.contains(name) {
      warn(of: .fence, at: place)
    } else if !isAlone {
      warn(of: .fenceWords, at: place)
    }
  }

  /// What only its lines tell of a paragraph.
  func checkForeign(paragraph node: OpaquePointer) {
    let first = startLine(node)
    let lines = (first...max(first, Int(cmark_node_get_end_line(node)))).map { source.line($0).withoutQuoteMarks }
    if lines[0].starts(with: "+-".utf8), lines[0].last == UInt8(ascii: "+") {
      return warn(of: .gridTable, at: location(node))
    }
    if let index = lines.dropFirst().firstIndex(where: { $0.starts(with: ": ".utf8) }) {
      warn(of: .definitionList, at: source.location(line: first + index))
    }
    checkRows(lines, of: node)
    guard let ruled = lines.dropFirst().firstIndex(where: { LineShape.isDelimiterRow($0) }) else { return }
    let columns = (LineShape.cells(in: lines[ruled - 1]), LineShape.cells(in: lines[ruled]))
    guard columns.0 != columns.1, columns.0 > 1 || lines[ruled].contains(Byte.pipe) else { return }
    diagnostics.report(
      "this table's head has \(columns.0) columns and the line below it \(columns.1), and it is shown as text",
      at: source.location(line: first + ruled), hint: "write --- between | for each column of the head",
      severity: .warning)
  }

  /// What a block's escapes were meant for in other tools: cmark takes their backslashes away.
  func checkEscapes(_ node: OpaquePointer) {
    let first = startLine(node)
    for number in first...max(first, Int(cmark_node_get_end_line(node)))
    where source.line(number).contains(Byte.backslash) {
      let text = ForeignSyntax.withoutCode(source.line(number)).string
      let found: [(ForeignSyntax, String.Index?)] = [
        (.texFormula, ForeignSyntax.formula(in: text)), (.bookReference, text.firstRange(of: "\\@ref(")?.lowerBound),
      ]
      for case (let kind, let place?) in found {
        warn(of: kind, at: source.location(line: number, byte: text[..<place].utf8.count))
      }
    }
  }

  /// Lines that begin alike: rows of a table without its head, lines of a poem, items of a list.
  private func checkRows(_ lines: [ArraySlice<UInt8>], of node: OpaquePointer) {
    let place = location(node)
    if lines[0].starts(with: "|===".utf8) { return warn(of: .ruledTable, at: place) }
    let rows = lines.filter { $0.first == Byte.pipe && $0.last == Byte.pipe && LineShape.cells(in: $0) > 1 }
    // One line may be about |x| and |y|.
    let isPadded = rows.first.map { $0.starts(with: "| ".utf8) && $0.dropLast().last == Byte.space } ?? false
    if rows.count > 1 || isPadded, !lines.contains(where: { LineShape.isDelimiterRow($0) }) {
      return warn(of: .headless, at: place)
    }
    guard lines.count > 1 else { return }
    if lines.allSatisfy({ $0.starts(with: "| ".utf8) }) { return warn(of: .lineBlock, at: place) }
    let letters = lines.prefix(2).map { ForeignPattern.letteredItem.firstCapture(in: $0.string) }
    if letters == ["a", "b"] || letters == ["i", "ii"] { warn(of: .letteredList, at: place) }
  }

  /// - Parameter text: right before code: a role whose name stands apart.
  func checkForeign(before text: String, in block: OpaquePointer) {
    guard text.last?.isWhitespace == true, let name = ForeignPattern.looseRole.firstCapture(in: text),
      ForeignSyntax.roles.contains(name)
    else { return }
    let blanks = text.reversed().prefix(while: \.isWhitespace).reversed()
    warn(of: .role, at: place(of: "{\(name)}" + (blanks.contains { $0 != " " } ? "" : String(blanks) + "`"), in: block))
  }

  /// A rule that is the line below the head of a table.
  func checkForeign(rule node: OpaquePointer) {
    let line = startLine(node)
    guard source.line(line).withoutQuoteMarks.string.wholeMatch(of: /-{2,}(?: +-{2,})+/) != nil,
      let before = cmark_node_previous(node), Int(cmark_node_get_end_line(before)) == line - 1
    else { return }
    warn(of: .gridTable, at: location(node))
  }

  /// A quote that begins like a box of a kind that there is not.
  func checkForeign(box node: OpaquePointer) { warn(of: .box, at: location(node)) }

  /// A fence with a cell of code.
  func checkForeign(cellAt place: SourceLocation) { warn(of: .cell, at: place) }

  /// - Parameter code: of a sentence in the block.
  func checkForeign(code: String, in block: OpaquePointer) {
    if ForeignSyntax.isCell(code: code) { warn(of: .inlineCell, at: place(of: code, in: block)) }
  }

  func warn(of kind: ForeignSyntax, at place: SourceLocation) {
    guard labels.tellsOnce(kind.rawValue) else { return }
    diagnostics.report(kind.message, at: place, hint: kind.hint, severity: .warning)
  }
}

extension ArraySlice<UInt8> {
  /// A line without the marks of quotes and the blanks around it.
  fileprivate var withoutQuoteMarks: ArraySlice<UInt8> {
    drop { Byte.isBlank($0) || $0 == UInt8(ascii: ">") }.trimmedRight
  }
}
