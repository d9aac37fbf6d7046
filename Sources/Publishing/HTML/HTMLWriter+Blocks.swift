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
      return "<\(tag)\(identifier(label))>\(self.inlines(inlines))</\(tag)>\n"
    case .paragraph(let inlines, let label): return "<p\(identifier(label))>\(self.inlines(inlines))</p>\n"
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

  private mutating func list(_ list: List<ReportElement>) -> String {
    let hasTasks = list.items.contains { $0.isDone != nil }
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var result = "<\(tag)\(start)\(hasTasks ? " class=\"tasks\"" : "")>\n"
    for item in list.items {
      let box = item.isDone.map { done in
        "<input type=\"checkbox\" disabled\(done ? " checked" : "") aria-label=\"\(done ? "done" : "to do")\"> "
      }
      result += "<li>\(box ?? "")"
      for block in item.blocks {
        if list.isTight, case .paragraph(let inlines, let label) = block {
          let id = identifier(label)
          result += id.isEmpty ? self.inlines(inlines) : "<span\(id)>\(self.inlines(inlines))</span>"
        } else {
          result += "\n" + self.block(block)
        }
      }
      result += "</li>\n"
    }
    return result + "</\(tag)>\n"
  }

  private mutating func table(_ table: MarkdownTable) -> String {
    func align(_ column: Int) -> String {
      let alignment = column < table.alignments.count ? table.alignments[column] : .none
      return alignment == .none ? "" : " class=\"\(alignment.rawValue)\""
    }
    var result = "<div class=\"table\"\(identifier(table.label))>\n<table>\n<thead>\n<tr>"
    for (column, cell) in table.head.enumerated() {
      result += "<th scope=\"col\"\(align(column))>\(withoutMargin { $0.inlines(cell) })</th>"
    }
    result += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      result += "<tr>"
      for (column, cell) in row.enumerated() {
        result += "<td\(align(column))>\(withoutMargin { $0.inlines(cell) })</td>"
      }
      result += "</tr>\n"
    }
    return result + "</tbody>\n</table>\n</div>\n"
  }
}
