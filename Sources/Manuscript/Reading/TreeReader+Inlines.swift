internal import CCommonMark
import Settings

extension TreeReader {
  /// The running text of a paragraph, heading or table cell.
  func inlines(in block: OpaquePointer, isNote: Bool = false) -> [Inline] {
    for role in syntax.unclosedRoles[block] ?? [] {
      diagnostics.report(
        "the role {\(role.name)} has no closing `", at: place(ofByte: role.offset, in: block),
        hint: typeName(block) == "table_cell"
          ? "a | within a table's cell is written \\|" : "a role is written {\(role.name)}`…`")
    }
    return inlines(of: block, in: block, depth: 0, isNote: isNote)
  }

  private func inlines(of parent: OpaquePointer, in block: OpaquePointer, depth: Int, isNote: Bool) -> [Inline] {
    guard depth <= TextBounds.deepestNesting else {
      diagnostics.report(
        "running text nests deeper than \(TextBounds.deepestNesting) levels here", at: location(block))
      return []
    }
    var inlines: [Inline] = []
    for node in children(of: parent) {
      for inline in self.inline(node, in: block, depth: depth, isNote: isNote) {
        if case .text(let more) = inline, case .text(let text)? = inlines.last {
          inlines[inlines.count - 1] = .text(text + more)
        } else {
          inlines.append(inline)
        }
      }
    }
    return inlines
  }

  private func inline(_ node: OpaquePointer, in block: OpaquePointer, depth: Int, isNote: Bool) -> [Inline] {
    var inner: [Inline] { inlines(of: node, in: block, depth: depth + 1, isNote: isNote) }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return [.text(literal(node))]
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_CODE: return [code(node)]
    case CMARK_NODE_EMPH: return [.emphasis(inner)]
    case CMARK_NODE_STRONG: return [.strong(inner)]
    case CMARK_NODE_LINK: return link(node, inner, in: block)
    case CMARK_NODE_IMAGE: return image(node, inner, in: block)
    case CMARK_NODE_HTML_INLINE:
      let text = literal(node)
      return text.hasPrefix("<!--") ? [] : [.html(text)]
    case CMARK_NODE_FOOTNOTE_REFERENCE: return note(node, in: block, isNote: isNote)
    default: return typeName(node) == "strikethrough" ? [.strikethrough(inner)] : inner
    }
  }

  private func code(_ node: OpaquePointer) -> Inline {
    guard let found = syntax.mark(at: node) else { return .code(literal(node)) }
    switch found.mark.kind {
    case .math(let formula): return .math(formula)
    case .role(let name, let content):
      return .role(Role(name: name, content: content, location: place(ofByte: found.offset, in: found.block)))
    }
  }

  private func link(_ node: OpaquePointer, _ inner: [Inline], in block: OpaquePointer) -> [Inline] {
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let place = place(of: written, in: block)
    switch LinkDestination.link(written) {
    case .allowed(let destination):
      if destination.hasPrefix("#") { labels.refer(to: String(destination.dropFirst()), at: place) }
      return [.link(inner, destination: destination, title: title(node))]
    case .refused(let message, let hint):
      diagnostics.report(message, at: place, hint: hint)
      return inner
    }
  }

  private func image(_ node: OpaquePointer, _ inner: [Inline], in block: OpaquePointer) -> [Inline] {
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let place = place(of: written, in: block)
    switch LinkDestination.picture(written) {
    case .allowed(let path): return [.image(alt: inner.plainText, path: path, at: place)]
    case .refused(let message, let hint):
      diagnostics.report(message, at: place, hint: hint)
      return [.text(inner.plainText)]
    }
  }

  private func title(_ node: OpaquePointer) -> String? {
    cmark_node_get_title(node).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A note's text at its first reference; a note within a note stays its number.
  private func note(_ node: OpaquePointer, in block: OpaquePointer, isNote: Bool) -> [Inline] {
    let name = literal(node)
    guard let index = Int(name).map({ $0 - 1 }), notes.indices.contains(index) else { return [.text("[^\(name)]")] }
    guard !isNote else {
      diagnostics.report("a note cannot refer to a note", at: location(block), hint: "write it out")
      return []
    }
    guard shownNotes.insert(index).inserted else { return [.footnote(label: name, [])] }
    var text: [Inline] = []
    for child in children(of: notes[index]) {
      guard cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH else {
        diagnostics.report("a note holds running text only", at: location(child), hint: "move the rest into the text")
        continue
      }
      if !text.isEmpty { text.append(.lineBreak) }
      text += inlines(in: child, isNote: true)
    }
    return [.footnote(label: name, text)]
  }

  /// Where the address stands within the block; the block's place where it is written otherwise.
  private func place(of address: String, in block: OpaquePointer) -> SourceLocation {
    let first = startLine(block)
    var cursor =
      addresses[block]
      ?? AddressCursor(
        line: first, byte: max(0, Int(cmark_node_get_start_column(block)) - 1),
        lastLine: max(first, Int(cmark_node_get_end_line(block))))
    let found = cursor.find(Array(address.utf8), in: source)
    addresses[block] = cursor
    return found.map { source.location(line: $0.line, byte: $0.byte) } ?? location(block)
  }
}
