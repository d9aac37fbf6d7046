/// A block that CommonMark does not know and that the parser's extension opened.
struct ExtensionBlock {
  enum Kind: Hashable {
    /// `:::{note} Title` to a line of at least as many colons.
    case colonFence
    /// A line of colons that closes nothing.
    case strayColons
    /// `% not for readers`.
    case comment
    /// `(label)=`.
    case label
    /// `$$` to a line that ends in `$$`.
    case math
  }

  var kind: Kind
  /// The line that opens it, from 1, and the byte at which it does, from 0.
  var line: Int
  var byte: Int
  /// What follows the opening mark, without blanks at both ends.
  var argument: String
  /// How many colons the fence has.
  var length = 0
  /// False once the closing line was met; blocks of one line are closed from the start.
  var isOpen: Bool
}

/// Which lines open and close the blocks of MyST.
enum BlockSyntax {
  /// - Parameters:
  ///   - line: the line with its line end; `start` is its first byte that is not blank.
  ///   - number: the line's number.
  static func open(_ line: [UInt8], start: Int, number: Int) -> ExtensionBlock? {
    guard start < line.count else { return nil }
    let content = line[start...].trimmedRight
    func block(_ kind: ExtensionBlock.Kind, _ argument: ArraySlice<UInt8>, length: Int = 0, isOpen: Bool = false)
      -> ExtensionBlock
    {
      ExtensionBlock(
        kind: kind, line: number, byte: start, argument: argument.trimmed.string, length: length, isOpen: isOpen)
    }
    switch line[start] {
    case Byte.colon:
      let colons = content.prefix { $0 == Byte.colon }.count
      guard colons >= 3 else { return nil }
      guard colons < content.count else { return block(.strayColons, []) }
      return block(.colonFence, content.dropFirst(colons), length: colons, isOpen: true)
    case Byte.percent: return block(.comment, content.dropFirst())
    case Byte.open:
      guard content.suffix(2) == [Byte.close, Byte.equals], content.count > 3 else { return nil }
      let name = content.dropFirst().dropLast(2)
      return name.contains(Byte.open) || name.contains(Byte.close) ? nil : block(.label, name)
    case Byte.dollar:
      guard content.starts(with: [Byte.dollar, Byte.dollar]) else { return nil }
      let rest = content.dropFirst(2)
      // Display mathematics within a sentence is not a block.
      if let end = mathEnd(rest), !end.formula.contains(Byte.dollar) { return block(.math, rest) }
      return rest.contains(Byte.dollar) ? nil : block(.math, rest, isOpen: true)
    default: return nil
    }
  }

  /// Whether the line closes the block; `start` is its first byte that is not blank, `indent` that byte's column.
  static func closes(_ block: ExtensionBlock, _ line: [UInt8], start: Int, indent: Int) -> Bool {
    guard start < line.count else { return false }
    let content = line[start...].trimmedRight
    switch block.kind {
    case .colonFence:
      return indent <= 3 && content.count >= block.length && content.allSatisfy { $0 == Byte.colon }
    case .math: return mathEnd(content) != nil
    case .strayColons, .comment, .label: return false
    }
  }

  /// The formula before closing dollars at the end of the text, and the label after them in parentheses.
  static func mathEnd(_ text: ArraySlice<UInt8>) -> (formula: ArraySlice<UInt8>, label: ArraySlice<UInt8>?)? {
    var rest = text.trimmedRight
    var label: ArraySlice<UInt8>?
    if rest.last == Byte.close, let open = rest.lastIndex(of: Byte.open) {
      let before = rest[..<open].trimmedRight
      if before.suffix(2) == [Byte.dollar, Byte.dollar] {
        label = rest[(open + 1)...].dropLast()
        rest = before
      }
    }
    guard rest.count >= 2, rest.suffix(2) == [Byte.dollar, Byte.dollar] else { return nil }
    let formula = rest.dropLast(2)
    return formula.last == Byte.backslash ? nil : (formula, label)
  }
}
