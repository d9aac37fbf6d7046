import Manuscript

extension HTMLWriter {
  mutating func blocks(_ blocks: [Block<ReportElement>]) -> String {
    var result = ""
    var rest = blocks[...]
    while let block = rest.popFirst() {
      if block.smallFigure != nil, let right = rest.first, right.smallFigure != nil {
        rest.removeFirst()
        result += "<div class=\"pair\">\n\(self.block(block))\(self.block(right))</div>\n"
      } else {
        result += self.block(block)
      }
    }
    return result
  }

  private mutating func block(_ block: Block<ReportElement>) -> String {
    switch block {
    case .heading(let level, let inlines, let label):
      let tag = "h\(min(max(level, 2) + 1, 6))"
      return "<\(tag)\(identifier(label)) dir=\"auto\">\(self.inlines(inlines))</\(tag)>\n"
    case .paragraph(let inlines, let label):
      return "<p\(identifier(label)) dir=\"auto\">\(paragraph(inlines))</p>\n"
    case .list(let list): return self.list(list)
    case .quote(let inner): return "<blockquote>\n\(blocks(inner))</blockquote>\n"
    case .code(let text, let language):
      let name = language.map { " class=\"language-\($0.escapedHTML)\"" } ?? ""
      return "<pre><code\(name)>\(text.escapedHTML)</code></pre>\n"
    case .html(let text): return "<pre><code>\(text.escapedHTML)</code></pre>\n"
    case .math(let text, let label):
      return "<pre\(identifier(label))><code class=\"math\">\(text.escapedHTML)</code></pre>\n"
    case .table(let table): return self.table(table)
    case .rule: return "<hr>\n"
    case .anchor(let label): return "<div class=\"anchor\"\(identifier(label))></div>\n"
    case .embed(let element, _): return self.element(element)
    }
  }

  /// Running text, or a picture that has its own size because it stands alone.
  private mutating func paragraph(_ inlines: [Inline]) -> String {
    isBesideText = SolePicture(inlines) == nil
    defer { isBesideText = true }
    return self.inlines(inlines)
  }

  private mutating func list(_ list: List<ReportElement>) -> String {
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var result = "<\(tag)\(start)>\n"
    for item in list.items { result += self.item(item, isTight: list.isTight) }
    return result + "</\(tag)>\n"
  }

  /// The item's direction is its first paragraph's, which for that has none of its own.
  private mutating func item(_ item: List<ReportElement>.Item, isTight: Bool) -> String {
    var result = "<li\(item.isDone == nil ? "" : " class=\"task\"") dir=\"auto\">"
    if let done = item.isDone {
      let (state, name) = done ? (" checked", "done") : ("", "to do")
      result += "<input type=\"checkbox\" disabled\(state) aria-label=\"\(name)\"> "
    }
    // Paragraphs that follow each other, as around a comment, stay two.
    let isTight =
      isTight
      && item.blocks.count {
        if case .paragraph = $0 { true } else { false }
      } < 2
    for (index, block) in item.blocks.enumerated() {
      if case .paragraph(let inlines, let label) = block, isTight || index == 0 {
        let id = identifier(label)
        let text = paragraph(inlines)
        result += !isTight ? "\n<p\(id)>\(text)</p>\n" : id.isEmpty ? text : "<span\(id)>\(text)</span>"
      } else {
        result += "\n" + self.block(block)
      }
    }
    return result + "</li>\n"
  }

  private mutating func table(_ table: MarkdownTable) -> String {
    func align(_ column: Int) -> String {
      let alignment = column < table.alignments.count ? table.alignments[column] : .none
      return alignment == .none ? "" : " class=\"\(alignment.rawValue)\""
    }
    var result = "<div class=\"table\"\(identifier(table.label))>\n<table>\n<thead>\n<tr>"
    for (column, cell) in table.head.enumerated() {
      result += "<th scope=\"col\"\(align(column)) dir=\"auto\">\(withoutMargin { $0.inlines(cell) })</th>"
    }
    result += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      result += "<tr>"
      for (column, cell) in row.enumerated() {
        result += "<td\(align(column)) dir=\"auto\">\(withoutMargin { $0.inlines(cell) })</td>"
      }
      result += "</tr>\n"
    }
    return result + "</tbody>\n</table>\n</div>\n"
  }
}
