/// Which lists are open at a line, as far as lines alone tell; where it is in doubt, none.
struct OpenLists {
  private struct Item {
    /// The column of its mark, and that of its text.
    var mark: Int
    var content: Int
    /// `-`, `*`, `+`, or what stands behind a number.
    var kind: UInt8
  }

  private var items: [Item] = []

  /// Whether the line begins an item, and thus no paragraph goes on in it.
  ///
  /// - Parameter isAfterText: whether a paragraph may be open before it.
  mutating func beginsItem(_ row: ArraySlice<UInt8>, isAfterText: Bool) -> Bool {
    let text = row.drop { $0 == Byte.space }
    let indentation = row.count - text.count
    let left = items.filter { $0.content > indentation }
    items.removeLast(left.count)
    guard indentation - (items.last?.content ?? 0) <= 3, let item = Self.item(text, at: indentation) else {
      return false
    }
    // Within a paragraph only a list of bullets, or one that counts from 1, begins; others go on.
    let isFirst =
      !isAfterText || !Byte.isDigit(text[text.startIndex]) || text.starts(with: [UInt8(ascii: "1"), item.kind])
    guard isFirst || left.contains(where: { $0.kind == item.kind && $0.mark <= indentation }) else { return false }
    items.append(item)
    return true
  }

  /// A mark with text behind it: an empty item begins in no paragraph.
  private static func item(_ text: ArraySlice<UInt8>, at indentation: Int) -> Item? {
    let digits = text.prefix(while: Byte.isDigit).count
    let rest = text.dropFirst(digits)
    guard let kind = rest.first, digits <= 9, marks(afterNumber: digits > 0).contains(kind) else { return nil }
    let blanks = rest.dropFirst().prefix { $0 == Byte.space }.count
    guard (1...4).contains(blanks), rest.count > blanks + 1 else { return nil }
    return Item(mark: indentation, content: indentation + digits + 1 + blanks, kind: kind)
  }

  private static func marks(afterNumber: Bool) -> [UInt8] {
    afterNumber ? [UInt8(ascii: "."), Byte.close] : [Byte.dash, UInt8(ascii: "*"), UInt8(ascii: "+")]
  }
}
