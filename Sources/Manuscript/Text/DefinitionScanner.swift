import Settings

/// Finds definitions line by line, in text that is not parsed yet: what stands in a box or in a quote is found too, and
/// what stands in code is not.
struct DefinitionScanner {
  private struct Fence {
    var mark: UInt8
    var length: Int
    /// Whether it holds text, as a directive may.
    var isDirective: Bool
  }

  private let source: SourceText
  private var found = Definitions()
  private var fences: [Fence] = []
  /// Whether a definition of an address may begin: it cannot interrupt a paragraph.
  private var isFree = true

  static func scan(_ source: SourceText) -> Definitions {
    var scanner = DefinitionScanner(source: source)
    scanner.scan()
    return scanner.found
  }

  private init(source: SourceText) { self.source = source }

  private mutating func scan() {
    var number = 1
    while number <= source.lines.count {
      let whole = content(number)
      let line = Self.withoutListMarks(whole)
      if line.startIndex > whole.startIndex { isFree = true }
      if fence(line, number) {
        isFree = true
        number += 1
      } else if fences.last.map(\.isDirective) ?? true, let definition = definition(line, number) {
        found.list.append(definition)
        // What a note holds refers to others; its own label does not.
        for (index, line) in definition.lines.enumerated() where definition.kind == .note {
          found.mark(index == 0 ? line.text.drop { $0 != Byte.colon } : line.text)
        }
        isFree = true
        number += definition.lines.count
      } else {
        if fences.last.map(\.isDirective) ?? true { look(at: line) }
        isFree = line.isEmpty || line.first == UInt8(ascii: "#")
        number += 1
      }
    }
  }

  /// What a line of text refers to, and the label that it gives a directive.
  private mutating func look(at line: ArraySlice<UInt8>) {
    found.mark(line)
    for option in [":label:", ":name:"] where line.starts(with: option.utf8) {
      found.name(line.dropFirst(option.utf8.count).trimmed.string)
    }
  }

  /// What stands behind the marks of list items, in which a block may begin.
  private static func withoutListMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while true {
      let digits = rest.prefix(while: Byte.isDigit).count
      let isNumber = (1...9).contains(digits) && ".)".utf8.contains(rest.dropFirst(digits).first ?? 0)
      let mark = isNumber ? digits + 1 : rest.first.map { "-*+".utf8.contains($0) } ?? false ? 1 : 0
      guard mark > 0, rest.dropFirst(mark).first.map(Byte.isBlank) ?? false else { return rest }
      rest = rest.dropFirst(mark).drop(while: Byte.isBlank)
    }
  }

  /// The line without quote marks and without the blanks around it.
  private func content(_ number: Int) -> ArraySlice<UInt8> {
    var line = source.line(number)
    while true {
      let blanks = line.prefix(while: Byte.isBlank).count
      guard line.dropFirst(blanks).first == UInt8(ascii: ">") else { return line.trimmed }
      line = line.dropFirst(blanks + 1)
    }
  }

  /// Whether the line opens or closes a fence, or includes a file.
  private mutating func fence(_ line: ArraySlice<UInt8>, _ number: Int) -> Bool {
    guard let mark = line.first, [Byte.backtick, UInt8(ascii: "~"), Byte.colon].contains(mark) else { return false }
    let length = line.prefix { $0 == mark }.count
    let rest = line.dropFirst(length).trimmed
    guard length >= 3 else { return false }
    if let open = fences.last, open.mark == mark, length >= open.length, rest.isEmpty {
      fences.removeLast()
      return true
    }
    guard fences.last.map(\.isDirective) ?? true else { return false }
    // A box's title is text.
    found.mark(rest)
    let include = Array("{include}".utf8)
    if rest.starts(with: include) {
      found.include(rest.dropFirst(include.count).trimmed.string, at: location(number, rest))
    }
    if let name = Self.named(by: rest) { found.name(name) }
    // A fence of colons ends with the box that holds it; its lines are text.
    if mark != Byte.colon {
      fences.append(Fence(mark: mark, length: length, isDirective: rest.first == Byte.brace))
    }
    return true
  }

  /// `baseline` of `{train} baseline`.
  private static func named(by words: ArraySlice<UInt8>) -> String? {
    guard words.first == Byte.brace, let end = words.firstIndex(of: Byte.closingBrace),
      ForeignSyntax.namingDirectives.contains(words[words.startIndex..<end].dropFirst().string)
    else { return nil }
    let name = words[(end + 1)...].trimmed
    return name.isEmpty ? nil : name.string
  }

  private func location(_ number: Int, _ part: ArraySlice<UInt8>) -> SourceLocation {
    source.location(line: number, byte: part.startIndex - source.line(number).startIndex)
  }

  private mutating func definition(_ line: ArraySlice<UInt8>, _ number: Int) -> Definition? {
    guard line.first == UInt8(ascii: "["), let end = Self.labelEnd(line),
      line.dropFirst(end - line.startIndex + 1).first == Byte.colon
    else { return nil }
    let label = line[(line.startIndex + 1)..<end]
    guard label.first == UInt8(ascii: "^") else {
      guard isFree, !label.allSatisfy(Byte.isBlank) else { return nil }
      guard Self.isAddress(line[(end + 2)...].trimmed) else {
        found.malform(at: location(number, line))
        return nil
      }
      return Definition(kind: .address, label: Definition.normalized(label), lines: addressLines(line, number, end))
    }
    guard label.count > 1, !label.contains(where: Byte.isBlank) else { return nil }
    return Definition(
      kind: .note, label: Definition.normalized(label.dropFirst()), lines: noteLines(line, number))
  }

  /// Whether this is an address, or nothing, with no more behind it than a title in quotation marks or parentheses.
  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    let isBracketed = first == UInt8(ascii: "<")
    let address = text.prefix { isBracketed ? $0 != UInt8(ascii: ">") : !Byte.isBlank($0) }
    let rest = text.dropFirst(address.count + (isBracketed ? 1 : 0)).trimmed
    return rest.first.map { "\"'(".utf8.contains($0) } ?? true
  }

  /// Of the bracket that closes a label.
  private static func labelEnd(_ line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex + 1
    while index < line.endIndex, index - line.startIndex <= 1000 {
      switch line[index] {
      case Byte.backslash: index += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return index
      default: break
      }
      index += 1
    }
    return nil
  }

  typealias Line = (text: ArraySlice<UInt8>, location: SourceLocation)

  /// An address may stand on the next line, and so may its title.
  private func addressLines(_ line: ArraySlice<UInt8>, _ number: Int, _ labelEnd: Int) -> [Line] {
    var lines: [Line] = [(line, location(number, line))]
    var next = number + 1
    if line[(labelEnd + 2)...].trimmed.isEmpty {
      lines.append((content(next), location(next, content(next))))
      next += 1
    }
    let title = content(next)
    if let quote = title.first, "\"'(".utf8.contains(quote), title.count > 1,
      title.last == (quote == Byte.open ? Byte.close : quote)
    {
      lines.append((title, location(next, title)))
    }
    return lines
  }

  /// A note goes on in lines that are indented, and in the rest of a paragraph.
  private mutating func noteLines(_ line: ArraySlice<UInt8>, _ number: Int) -> [Line] {
    let indent = source.line(number).count - source.line(number).drop(while: Byte.isBlank).count
    var lines: [Line] = [(line, location(number, line))]
    var waiting: [Line] = []
    var next = number + 1
    while next <= source.lines.count {
      let row = source.line(next)
      let text = content(next)
      let blanks = row.prefix { $0 == Byte.space }.count + 4 * row.prefix { $0 == Byte.tab }.count
      if text.isEmpty {
        waiting.append(([], location(next, text)))
      } else if blanks >= indent + 4 {
        let inner = row.dropFirst(min(indent, row.prefix(while: Byte.isBlank).count))
        lines += waiting + [(inner, location(next, inner))]
        waiting = []
      } else if waiting.isEmpty, Self.goesOn(text) {
        if text.first == UInt8(ascii: "["), text.dropFirst().first != UInt8(ascii: "^"), let end = Self.labelEnd(text),
          text.dropFirst(end - text.startIndex + 1).first == Byte.colon
        {
          found.swallow(at: location(next, text))
        }
        lines.append((text, location(next, text)))
      } else {
        break
      }
      next += 1
    }
    return lines
  }

  /// Whether a line that is not indented belongs to the paragraph before it.
  private static func goesOn(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    let rest = line.dropFirst()
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), Byte.percent, Byte.pipe: return false
    case UInt8(ascii: "["):
      guard rest.first == UInt8(ascii: "^"), let end = labelEnd(line) else { return true }
      // A name with blanks is none, and what looks like its note belongs to this one.
      return line.dropFirst(end - line.startIndex + 1).first != Byte.colon || line[..<end].contains(where: Byte.isBlank)
    case Byte.backtick, UInt8(ascii: "~"), Byte.colon: return line.prefix { $0 == first }.count < 3
    case Byte.dash, UInt8(ascii: "*"), UInt8(ascii: "+"): return !(rest.first.map(Byte.isBlank) ?? true)
    case Byte.open: return line.last != Byte.equals
    default:
      let digits = line.prefix(while: Byte.isDigit).count
      guard (1...9).contains(digits) else { return true }
      return !".)".utf8.contains(line.dropFirst(digits).first ?? 0)
    }
  }
}
