/// A role or a formula that the parser's extension found in running text.
struct InlineMark {
  enum Kind: Hashable {
    case role(name: String, content: String)
    case math(String)
  }

  var kind: Kind
  /// Bytes from the mark's start to its end.
  var length: Int
}

/// How roles and formulas are written within running text.
enum InlineSyntax {
  enum Finding {
    case mark(InlineMark)
    /// `` {name}` `` whose backticks are never closed.
    case unclosedRole(name: String)
    case none
  }

  /// A role that starts at the brace: a name in braces, directly followed by inline code.
  static func role(in text: [UInt8], at start: Int) -> Finding {
    var end = start + 1
    while end < text.count, Byte.isName(text[end]) || text[end] == Byte.colon { end += 1 }
    guard end > start + 1, Byte.isLetter(text[start + 1]), end < text.count, text[end] == Byte.closingBrace else {
      return .none
    }
    let name = text[(start + 1)..<end].string
    let ticks = text[(end + 1)...].prefix { $0 == Byte.backtick }.count
    guard ticks > 0 else { return .none }
    let contentStart = end + 1 + ticks
    guard let contentEnd = runOfBackticks(ticks, in: text, from: contentStart) else { return .unclosedRole(name: name) }
    let content = code(text[contentStart..<contentEnd])
    return .mark(InlineMark(kind: .role(name: name, content: content), length: contentEnd + ticks - start))
  }

  /// A formula that starts at the dollar, by Pandoc's rule: no blank after the opening dollar and before the closing
  /// one, no digit after the closing one, and no other dollar between them. Code stays code.
  ///
  /// - Returns: the formula; and where there is none, whether no later dollar of the text can close one either.
  static func math(in text: [UInt8], at start: Int) -> (mark: InlineMark?, isHopeless: Bool) {
    let dollars = start + 1 < text.count && text[start + 1] == Byte.dollar ? 2 : 1
    let first = start + dollars
    guard first < text.count, !Byte.isBlank(text[first]) || dollars == 2, text[first] != Byte.dollar else {
      return (nil, false)
    }
    var at = first
    while at < text.count {
      switch text[at] {
      case Byte.backslash: at += 2
      case Byte.dollar where closes(at):
        return (InlineMark(kind: .math(text[first..<at].trimmed.string), length: at + dollars - start), false)
      case Byte.dollar where dollars == 1: return (nil, false)
      case Byte.backtick:
        let ticks = text[at...].prefix { $0 == Byte.backtick }.count
        if runOfBackticks(ticks, in: text, from: at + ticks) != nil { return (nil, false) }
        at += ticks
      default: at += 1
      }
    }
    return (nil, dollars == 1)

    func closes(_ at: Int) -> Bool {
      guard at > first else { return false }
      if dollars == 2 { return at + 1 < text.count && text[at + 1] == Byte.dollar }
      return !Byte.isBlank(text[at - 1]) && !(at + 1 < text.count && Byte.isDigit(text[at + 1]))
    }
  }

  /// Whether a formula between single dollars touches words as amounts and names do: `$HOME/$USER`, `5$/6$`, and not
  /// as `H$_2$O`, `3$\sigma$`, `$n$th` do.
  static func isDoubtful(_ mark: InlineMark, at start: Int, in text: [UInt8]) -> Bool {
    guard case .math(let formula) = mark.kind, !text[start...].starts(with: [Byte.dollar, Byte.dollar]),
      let first = formula.utf8.first, let last = formula.utf8.last
    else { return false }
    func isWord(_ byte: UInt8) -> Bool { Byte.isLetter(byte) || Byte.isDigit(byte) }
    if let before = text[..<start].last, isWord(before), !"_^\\{'".utf8.contains(first) { return true }
    let after = text[(start + mark.length)...].prefix(while: isWord).count
    return after > 3 || after > 0 && "/:-,.;=".utf8.contains(last)
  }

  private static func runOfBackticks(_ count: Int, in text: [UInt8], from start: Int) -> Int? {
    var at = start
    while at < text.count {
      guard text[at] == Byte.backtick else {
        at += 1
        continue
      }
      let run = text[at...].prefix { $0 == Byte.backtick }.count
      if run == count { return at }
      at += run
    }
    return nil
  }

  /// The text of inline code: line ends become spaces, one space at both ends is for the writer's convenience.
  private static func code(_ bytes: ArraySlice<UInt8>) -> String {
    let spaced = bytes.map { $0 == Byte.newline ? Byte.space : $0 }
    let isPadded = spaced.count > 2 && spaced.first == Byte.space && spaced.last == Byte.space
    return (isPadded && spaced.contains { $0 != Byte.space } ? Array(spaced.dropFirst().dropLast()) : spaced).string
  }
}
