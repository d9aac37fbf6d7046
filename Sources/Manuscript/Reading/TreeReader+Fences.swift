internal import CCommonMark
import Settings

extension TreeReader {
  /// Code, a directive, a formula, or what is left of a broken fence.
  func code(_ node: OpaquePointer, label: String?) -> Block<Directive>? {
    if let block = syntax.block(at: node) { return extensionBlock(block, node, label: label) }
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else {
      return .code(text: literal(node), language: nil)
    }
    let isClosed = checkClosed(node, mark: UInt8(bitPattern: character), length: Int(length))
    let line = startLine(node)
    let fence = max(0, Int(cmark_node_get_start_column(node)) - 1)
    let row = source.line(line)
    let after = row.dropFirst(fence).drop { $0 == UInt8(bitPattern: character) }
    let info = after.trimmed
    guard info.first == Byte.brace else {
      let written = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      let words = written.split { $0.isWhitespace }.map(String.init)
      let language = words.first
      if let language, words.dropFirst().first != "text" {
        checkForeign(fence: language, isAlone: words.count == 1, at: source.location(line: line, byte: fence))
      }
      return .code(text: literal(node), language: language)
    }
    if let language = ForeignCell.language(of: info.string) {
      checkForeign(cellAt: source.location(line: line, byte: fence))
      return .code(text: literal(node), language: language)
    }
    return directive(
      info, line: line, fence: fence, body: literal(node), label: label,
      isUnclosed: !isClosed || holdsAnother(node, mark: UInt8(bitPattern: character), length: Int(length)))
  }

  /// Whether a directive's body has the line that opens another one: the fence before it was not closed.
  private func holdsAnother(_ node: OpaquePointer, mark: UInt8, length: Int) -> Bool {
    for (index, row) in literal(node).utf8.split(separator: Byte.newline, omittingEmptySubsequences: false).enumerated()
    {
      let marks = row.drop { $0 == Byte.space }.prefix { $0 == mark }.count
      let rest = row.drop { $0 == Byte.space }.dropFirst(marks)
      guard marks >= length, rest.first == Byte.brace, rest.contains(Byte.closingBrace) else { continue }
      let fence = String(repeating: Character(UnicodeScalar(mark)), count: length)
      diagnostics.report(
        "this fence is not closed before the next one, in line \(location(node).line + index + 1)", at: location(node),
        hint: "close it with a line \(fence); a fence around others has more marks than they have")
      return true
    }
    return false
  }

  private func extensionBlock(_ block: ExtensionBlock, _ node: OpaquePointer, label: String?) -> Block<Directive>? {
    let place = source.location(line: block.line, byte: block.byte)
    switch block.kind {
    case .comment, .label: return nil
    case .strayColons:
      diagnostics.report(
        "this line of colons closes nothing", at: place,
        hint: "a fence around another needs more colons than the inner one")
      return nil
    case .math: return math(block, literal(node), label: label)
    case .colonFence:
      var body = literal(node)
      if block.isOpen {
        reportUnclosed(String(repeating: ":", count: block.length), at: place)
      } else if body.hasSuffix("\n") {
        body.removeLast()
      }
      return directive(
        Array(block.argument.utf8)[...], line: block.line, fence: block.byte, body: body, label: label,
        isUnclosed: block.isOpen)
    }
  }

  private func math(_ block: ExtensionBlock, _ rest: String, label: String?) -> Block<Directive>? {
    let text = Array((block.argument + (rest.isEmpty ? "" : "\n" + rest)).utf8)[...]
    let place = source.location(line: block.line, byte: block.byte)
    guard let (formula, written) = BlockSyntax.mathEnd(text) else {
      reportUnclosed("$$", at: place)
      return .math(text.trimmed.string, label: label)
    }
    guard let written else { return .math(formula.trimmed.string, label: label) }
    // A number that the author gave it, and no label.
    if written.first.map(Byte.isDigit) ?? false {
      return .math("\(formula.trimmed.string)\u{2003}(\(written.string))", label: label)
    }
    let name = Label.normalized(written.string)
    guard Label.isValid(name) else {
      Label.report(written.string, at: place, diagnostics: diagnostics)
      return .math(formula.trimmed.string, label: label)
    }
    if label != nil {
      diagnostics.report("the label '\(name)' names nothing", at: place, hint: "a block has one label")
    } else {
      labels.add(name, at: place, isWritten: true)
    }
    return .math(formula.trimmed.string, label: label ?? name)
  }

  /// - Parameters:
  ///   - info: what follows the fence.
  ///   - line: the line with the fence, from 1; `fence` is the fence's byte in it, from 0.
  private func directive(
    _ info: ArraySlice<UInt8>, line: Int, fence: Int, body: String, label: String?, isUnclosed: Bool
  ) -> Block<Directive>? {
    let place = source.location(line: line, byte: fence)
    let name = info.dropFirst().prefix(while: Byte.isName)
    let after = info.dropFirst(1 + name.count)
    guard info.first == Byte.brace, let first = name.first, Byte.isLetter(first), after.first == Byte.closingBrace
    else {
      diagnostics.report(
        "'\(info.prefix(40).string)' is not a directive", at: place,
        hint: Self.box(info.string) ?? "a directive's name stands in braces, then its argument: {note} Title")
      return nil
    }
    var reader = BodyReader(body, firstLine: line + 1, source: source)
    let options = isUnclosed ? [] : reader.options(diagnostics: diagnostics)
    let row = source.line(line)
    let opening = row.dropFirst(fence)
    let argument = opening.drop { $0 == opening.first }.trimmed.dropFirst(name.count + 2).trimmed
    var directive = Directive(
      name: name.string, argument: after.dropFirst().trimmed.string,
      argumentLocation: source.location(line: line, byte: argument.startIndex - row.startIndex), location: place,
      options: options,
      body: reader.rest, bodyLocation: reader.restLocation, label: label)
    directive.isUnclosed = isUnclosed
    return .embed(directive, at: place)
  }

  /// What to write in place of a box of Pandoc or Quarto: `{.callout-note}`.
  private static func box(_ info: String) -> String? {
    guard let name = info.firstMatch(of: /^\{[^}]*?\.(?:callout-)?([a-z][a-z\-]*)/)?.1 else { return nil }
    if ForeignCell.languages.contains(String(name)) { return "write the language without braces and dot: ```\(name)" }
    return ForeignBox.directive(String(name)).map { box in
      "write :::{\(box.name)} \(box.title.isEmpty ? "Title" : box.title) for such a box"
    }
      ?? "this is a box for Pandoc: write its text without the lines of colons, or :::{note} Title for a box"
  }

  /// Whether the fence is closed; complains where it is not. A closing line is counted to the fence and opens nothing
  /// else.
  private func checkClosed(_ node: OpaquePointer, mark: UInt8, length: Int) -> Bool {
    let last = Int(cmark_node_get_end_line(node))
    let row = source.line(last).trimmedRight
    let marks = row.reversed().prefix { $0 == mark }.count
    let content = literal(node).utf8.count { $0 == Byte.newline }
    let isCounted = content == last - startLine(node) - 1
    if isCounted, marks >= length, !opensElsewhere(node, line: last) { return true }
    reportUnclosed(String(repeating: Character(UnicodeScalar(mark)), count: length), at: location(node))
    return false
  }

  /// Whether a block after the node begins on the line.
  private func opensElsewhere(_ node: OpaquePointer, line: Int) -> Bool {
    var here: OpaquePointer? = node
    while let current = here {
      if let next = cmark_node_next(current) { return startLine(next) == line }
      here = cmark_node_parent(current)
    }
    return false
  }

  private func reportUnclosed(_ fence: String, at place: SourceLocation) {
    diagnostics.report("this fence is never closed", at: place, hint: "close it with a line \(fence)")
  }
}
