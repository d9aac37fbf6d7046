internal import CCommonMark

/// Finds comments by their numbers: each `<!--` of a page gets one, and the parser's tree tells which of them open
/// comments. Places that the parser names would not do, since it does not keep those of running text in lists and quotes.
struct MarkdownCommentReader {
  private static let open = Array("<!--".utf8)
  private static let end = Array("-->".utf8)
  private static let sign = UInt8(ascii: "@")

  private let page: [UInt8]
  /// Of each `<!--`.
  private let starts: [Int]
  private let lines: [Int]
  private var found: [MarkdownComment] = []

  static func read(_ page: [UInt8]) -> [MarkdownComment] {
    var reader = MarkdownCommentReader(page)
    guard !reader.starts.isEmpty else { return [] }
    _ = MarkdownDocument.withPlain(reader.numbered) { root in
      cmark_consolidate_text_nodes(root)
      guard let iterator = cmark_iter_new(root) else { return }
      defer { cmark_iter_free(iterator) }
      var event = cmark_iter_next(iterator)
      while event != CMARK_EVENT_DONE {
        if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { reader.take(node) }
        event = cmark_iter_next(iterator)
      }
    }
    return reader.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init(_ page: [UInt8]) {
    self.page = page
    var starts: [Int] = []
    var lines = [0]
    for index in page.indices {
      switch page[index] {
      case UInt8(ascii: "<") where page[index...].starts(with: Self.open): starts.append(index)
      case Byte.newline: lines.append(index + 1)
      case Byte.return where index + 1 < page.count && page[index + 1] != Byte.newline: lines.append(index + 1)
      default: break
      }
    }
    (self.starts, self.lines) = (starts, lines)
  }

  /// The page with `<!--@7@` for its eighth `<!--`.
  private var numbered: [UInt8] {
    var text: [UInt8] = []
    var copied = 0
    for (number, start) in starts.enumerated() {
      text += page[copied..<(start + Self.open.count)]
      text += "@\(number)@".utf8
      copied = start + Self.open.count
    }
    return text + page[copied...]
  }

  private mutating func take(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    guard [CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE, CMARK_NODE_TEXT].contains(type) else { return }
    let isText = type == CMARK_NODE_TEXT
    let text = Array(literal(node).utf8)
    var at = 0
    var place: MarkdownComment.Place?
    while let start = Self.find(Self.open + [Self.sign], in: text, from: at) {
      let digits = text[(start + Self.open.count + 1)...].prefix(while: Byte.isDigit)
      guard let number = Int(digits.string), starts.indices.contains(number) else { return }
      let inner = digits.endIndex + 1
      let end = Self.find(Self.end, in: text, from: inner)
      let known = place ?? surroundings(of: node)
      place = known
      // Who writes a backslash before it wants it in the text.
      if !isText || starts[number] == 0 || page[starts[number] - 1] != Byte.backslash {
        let words = text[inner..<(end ?? text.count)].split { Byte.isBlank($0) || $0 == Byte.return }
        found.append(
          MarkdownComment(
            range: range(of: number), words: words.map(\.string),
            standing: isText ? .shown : end == nil ? .open : .hidden, place: known))
      }
      at = isText ? inner : end ?? text.count
    }
  }

  private func range(of number: Int) -> Range<Int> {
    let inner = starts[number] + Self.open.count
    return starts[number]..<(Self.find(Self.end, in: page, from: inner).map { $0 + Self.end.count } ?? page.count)
  }

  private func surroundings(of node: OpaquePointer) -> MarkdownComment.Place {
    var place = MarkdownComment.Place()
    var ancestor = cmark_node_parent(node)
    while let container = ancestor {
      switch cmark_node_get_type(container) {
      case CMARK_NODE_HEADING: place.isOneLine = true
      case CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE:
        place.prefix = prefix(in: container)
        return place
      default: if typeName(container) == "table_cell" { place.isOneLine = true }
      }
      ancestor = cmark_node_parent(container)
    }
    return place
  }

  /// The first line of a list item or quote up to its content, with blanks in place of marks of lists.
  private func prefix(in container: OpaquePointer) -> [UInt8] {
    let start = lines[min(max(0, Int(cmark_node_get_start_line(container)) - 1), lines.count - 1)]
    var content = min(page.count, start + max(0, Int(cmark_node_get_start_column(container)) - 1))
    if cmark_node_get_type(container) == CMARK_NODE_ITEM {
      content += page[content...].prefix(while: Byte.isDigit).count + 1
      let after = page[min(content, page.count)...]
      let blanks = after.prefix { $0 == Byte.space || $0 == Byte.tab }
      let isText = after.dropFirst(blanks.count).first.map { $0 != Byte.newline && $0 != Byte.return } ?? false
      // With more blanks it begins with indented code; where its text begins on the next line, one counts.
      content += isText && (1...4).contains(blanks.count) ? blanks.count : 1
    } else {
      content += 1
      if content < page.count, page[content] == Byte.space { content += 1 }
    }
    // A byte order mark is no part of the line.
    let first = start == 0 && page.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
    let line = page[first..<max(first, min(content, page.count))]
    return line.map { Byte.isBlank($0) || $0 == UInt8(ascii: ">") ? $0 : Byte.space }
  }

  private static func find(_ mark: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + mark.count <= text.count {
      if text[at] == mark[0], text[at..<(at + mark.count)].elementsEqual(mark) { return at }
      at += 1
    }
    return nil
  }
}
