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
    let found = inlines(of: block, in: block, depth: 0, isNote: isNote)
    for case .text(let text) in found {
      checkForeign(text, in: block)
      checkReferences(text, in: block)
    }
    let nests = nestsLinks(found)
    if nests { warn(of: .nestedLink, at: location(block)) }
    for (inline, next) in zip(found, found.dropFirst()) {
      guard case .text(let text) = inline else { continue }
      if case .code = next { checkForeign(before: text, in: block) }
      // An address alone is a link, and so is what stands within brackets that would be one.
      if case .link = next, text.hasSuffix("]("), !nests { warn(of: .blankAddress, at: place(of: "](", in: block)) }
    }
    return found
  }

  /// `[a [b](c) d](e)`: the inner link is one, and the outer one stands as it is written.
  private func nestsLinks(_ found: [Inline]) -> Bool {
    var isOpen = false
    var hasLink = false
    for inline in found {
      switch inline {
      case .link: hasLink = hasLink || isOpen
      case .text(let text):
        if isOpen, hasLink, let close = text.firstIndex(of: "]"), text[close...].hasPrefix("]("),
          !text[..<close].contains("[")
        {
          return true
        }
        let last = text.lastIndex { $0 == "[" || $0 == "]" }
        if let last { (isOpen, hasLink) = (text[last] == "[", false) }
      default: break
      }
    }
    return false
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
    case CMARK_NODE_TEXT: return [.text(checkedForMarks(literal(node), in: block))]
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_CODE: return [code(node, in: block)]
    case CMARK_NODE_EMPH: return [.emphasis(inner)]
    case CMARK_NODE_STRONG: return [.strong(inner)]
    case CMARK_NODE_LINK: return link(node, inner, in: block)
    case CMARK_NODE_IMAGE: return image(node, inner, in: block)
    case CMARK_NODE_HTML_INLINE:
      let text = literal(node)
      guard !text.hasPrefix("<!--") else { return [] }
      warn(of: .html, at: place(of: text, in: block))
      return [.html(text)]
    case CMARK_NODE_FOOTNOTE_REFERENCE: return note(node, in: block, isNote: isNote)
    default:
      return typeName(node) == "strikethrough" ? [.strikethrough(inner)] : inner
    }
  }

  private func code(_ node: OpaquePointer, in block: OpaquePointer) -> Inline {
    guard let found = syntax.mark(at: node) else {
      checkForeign(code: literal(node), in: block)
      return .code(literal(node))
    }
    switch found.mark.kind {
    case .math(let formula):
      checkDollars(found.mark, at: found.offset, in: found.block)
      return .math(formula)
    case .role(let name, let content):
      return .role(Role(name: name, content: content, location: place(ofByte: found.offset, in: found.block)))
    }
  }

  /// Warns of a formula whose dollars may be meant for themselves.
  private func checkDollars(_ mark: InlineMark, at offset: Int, in block: OpaquePointer) {
    guard let text = syntax.texts[block], InlineSyntax.isDoubtful(mark, at: offset, in: text) else { return }
    let written = text[offset..<(offset + mark.length)].string
    diagnostics.report(
      "what stands between these dollars is a formula here: \(written.prefix(60))",
      at: place(ofByte: offset, in: block), hint: "write \\$ for the sign itself", severity: .warning)
  }

  private func link(_ node: OpaquePointer, _ inner: [Inline], in block: OpaquePointer) -> [Inline] {
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let (place, file) = origin(of: written, in: block)
    do throws(LinkReader.Refusal) {
      let destination = try LinkReader.link(written, in: file, labels.paths)
      labels.refer(to: destination, at: place)
      // A note's mark is a link too, and none stands in another.
      let parts = inner.withoutNotes
      return [.link(shown(parts.text, destination), to: destination, title: title(node))] + parts.notes
    } catch {
      diagnostics.report(error.message, at: place, hint: error.hint)
      return inner
    }
  }

  /// A web address without a text is shown itself; what leads to a place has its title later.
  private func shown(_ text: [Inline], _ destination: LinkDestination) -> [Inline] {
    guard case .web(let address) = destination, text.isEmpty else { return text }
    return [.text(address)]
  }

  private func image(_ node: OpaquePointer, _ inner: [Inline], in block: OpaquePointer) -> [Inline] {
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let (place, file) = origin(of: written, in: block)
    do throws(LinkReader.Refusal) {
      let path = try LinkReader.picture(written, in: file, labels.paths)
      checkPicture(node, inner, at: place)
      return [.image(alt: inner.plainText, path: path, at: place)]
    } catch {
      diagnostics.report(error.message, at: place, hint: error.hint)
      return [.text(inner.plainText)]
    }
  }

  /// Complains about what a picture has and its place in running text does not show.
  private func checkPicture(_ node: OpaquePointer, _ text: [Inline], at place: SourceLocation) {
    if let title = title(node) {
      diagnostics.report(
        "the picture's title '\(title.prefix(60))' is not shown", at: place,
        hint: "write {figure} with a caption, or say it in the text", severity: .warning)
    }
    if !text.withoutNotes.notes.isEmpty {
      diagnostics.report(
        "a picture's description cannot have a note", at: place, hint: "write the note's mark behind the picture")
    }
    _ = text.expanding { role in
      diagnostics.report(
        "a picture's description cannot have roles", at: role.location, hint: "say it in the text, or in a caption")
      return []
    }
    guard text.plainText.allSatisfy(\.isWhitespace), labels.tellsOnce("undescribed picture") else { return }
    diagnostics.report(
      "this picture has no description for readers who cannot see it", at: place,
      hint: "write it between the brackets: ![what it shows](file)", severity: .warning)
  }

  /// Where an address is written within the block, and the file whose paths it follows: one that stands in a definition
  /// follows the definition's.
  private func origin(of address: String, in block: OpaquePointer) -> (place: SourceLocation, file: String) {
    if let found = written(address.isEmpty ? "]()" : address, in: block) {
      let place = source.location(line: found.line, byte: found.byte)
      return (place, place.file)
    }
    let place = labels.definitions[source.base.file]?.place(of: address) ?? location(block)
    return (place, place.file)
  }

  private func title(_ node: OpaquePointer) -> String? {
    cmark_node_get_title(node).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where the text stands within the block; the block's place where it is written otherwise.
  func place(of text: String, in block: OpaquePointer) -> SourceLocation {
    written(text, in: block).map { source.location(line: $0.line, byte: $0.byte) } ?? location(block)
  }

  /// Line (from 1) and byte (from 0) of the text within the block; nil where it is written otherwise.
  func written(_ text: String, in block: OpaquePointer) -> (line: Int, byte: Int)? {
    let first = startLine(block)
    var cursor =
      addresses[block]
      ?? AddressCursor(
        line: first, byte: max(0, Int(cmark_node_get_start_column(block)) - 1),
        lastLine: max(first, Int(cmark_node_get_end_line(block))))
    defer { addresses[block] = cursor }
    return cursor.find(Array(text.utf8), in: source)
  }

  func isEscaped(_ place: (line: Int, byte: Int)) -> Bool {
    place.byte > 0 && source.line(place.line).dropFirst(place.byte - 1).first == Byte.backslash
  }
}
