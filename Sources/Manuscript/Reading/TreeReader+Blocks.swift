internal import CCommonMark
import Settings

extension TreeReader {
  /// A label that waits for the block it names.
  struct PendingLabel {
    var name: String
    var location: SourceLocation
  }

  /// The node's children as blocks; labels go to the blocks after them.
  func blocks(in parent: OpaquePointer, depth: Int) -> [Block<Directive>] {
    guard depth <= TextBounds.deepestNesting else {
      diagnostics.report(
        "quotes and lists nest deeper than \(TextBounds.deepestNesting) levels here", at: location(parent))
      return []
    }
    var blocks: [Block<Directive>] = []
    var pending: PendingLabel?
    for node in children(of: parent) where startLine(node) <= source.ownLines {
      if let block = syntax.block(at: node), block.kind == .label {
        if let earlier = pending { reportUnused(earlier, hint: "a block has one label") }
        pending = self.label(block)
        continue
      }
      if syntax.block(at: node)?.kind == .comment {
        checkComment(node)
        continue
      }
      guard let block = self.block(node, label: pending?.name, depth: depth) else { continue }
      if case .heading(1, _, _) = block, !blocks.isEmpty { checkTitle(node) }
      if let label = pending {
        if !takesLabel(block) { blocks.append(.anchor(label: label.name)) }
        labels.add(label.name, at: label.location, isWritten: true)
        if case .heading(_, let text, _) = block, Label.made(from: text.plainText) != label.name {
          // Its own name goes on leading to it.
          blocks.append(.anchor(label: labels.make(from: text.plainText, at: location(node))))
        }
      }
      pending = nil
      blocks.append(block)
    }
    if let unused = pending {
      reportUnused(unused, hint: "write it before the block it names, at the same indentation")
    }
    return blocks
  }

  private func block(_ node: OpaquePointer, label: String?, depth: Int) -> Block<Directive>? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      checkFenceTitle(node)
      checkForeign(paragraph: node)
      checkEscapes(node)
      return .paragraph(inlines(in: node), label: label)
    case CMARK_NODE_HEADING: return heading(node, label: label)
    case CMARK_NODE_BLOCK_QUOTE: return alert(node, label: label) ?? .quote(blocks(in: node, depth: depth + 1))
    case CMARK_NODE_LIST: return .list(list(node, depth: depth))
    case CMARK_NODE_THEMATIC_BREAK:
      checkForeign(rule: node)
      return .rule
    case CMARK_NODE_CODE_BLOCK: return code(node, label: label)
    case CMARK_NODE_HTML_BLOCK: return html(node)
    case CMARK_NODE_FOOTNOTE_DEFINITION: return nil
    default:
      guard typeName(node) == "table" else { return nil }
      checkEscapes(node)
      return .table(table(node, label: label))
    }
  }

  private func heading(_ node: OpaquePointer, label: String?) -> Block<Directive> {
    let text = inlines(in: node)
    checkEscapes(node)
    let level = Int(cmark_node_get_heading_level(node))
    if text.isEmpty {
      diagnostics.report(
        "this heading has no text", at: location(node), hint: "write it behind the #, or take the mark away",
        severity: .warning)
    }
    return .heading(level: level, text, label: label ?? labels.make(from: text.plainText, at: location(node)))
  }

  /// Warns of a second title.
  private func checkTitle(_ node: OpaquePointer) {
    guard cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT, labels.tellsOnce("second title")
    else { return }
    diagnostics.report(
      "a title in the middle of the text is shown as a section's heading", at: location(node),
      hint: "write ## for a section, or make it a chapter of its own", severity: .warning)
  }

  private func list(_ node: OpaquePointer, depth: Int) -> List<Directive> {
    let items = children(of: node).map { item in
      List<Directive>.Item(
        blocks: blocks(in: item, depth: depth + 1),
        isDone: typeName(item) == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil)
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, isTight: cmark_node_get_list_tight(node) != 0,
      items: items)
  }

  private func html(_ node: OpaquePointer) -> Block<Directive>? {
    var text = Substring(literal(node)).trimmingLineEnds
    let beginsWithComment = text.hasPrefix("<!--")
    while let start = text.firstRange(of: "<!--") {
      guard let end = text[start.upperBound...].firstRange(of: "-->") else {
        let isSecond = text.count < literal(node).count && beginsWithComment && literal(node).contains("-->")
        diagnostics.report(
          isSecond ? "a second comment in a line ends in it" : "this comment is never closed", at: location(node),
          hint: isSecond ? "begin it on a line of its own" : "close it with -->")
        return nil
      }
      text = Substring(text[..<start.lowerBound] + text[end.upperBound...]).trimmingLineEnds
    }
    guard !text.isEmpty else { return nil }
    if beginsWithComment {
      diagnostics.report(
        "text beside a comment that begins a line is shown as code", at: location(node),
        hint: "write the comment on a line of its own, or behind the first words", severity: .warning)
    } else {
      warn(of: .html, at: location(node))
    }
    return .html(String(text))
  }

  /// A comment right below text may be a sentence that was broken before its per cent sign.
  private func checkComment(_ node: OpaquePointer) {
    if syntax.block(at: node)?.argument == "%" { warn(of: .hidden, at: location(node)) }
    let ofText = [CMARK_NODE_PARAGRAPH, CMARK_NODE_LIST, CMARK_NODE_BLOCK_QUOTE]
    if let before = cmark_node_previous(node), syntax.block(at: before) == nil,
      ofText.contains(cmark_node_get_type(before)) || typeName(before) == "table",
      Int(cmark_node_get_end_line(before)) + 1 == startLine(node)
    {
      diagnostics.report(
        "this line is a comment, which ends the text before it, and is not shown", at: location(node),
        hint: "write \\% for the sign itself; a comment stands between empty lines", severity: .warning)
    } else if cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT || startsWord(comment: node) {
      diagnostics.report(
        "this line begins with %, which makes a comment of it, and is not shown", at: location(node),
        hint: "write \\% for the sign itself; a comment is a line of its own, as: % for authors", severity: .warning)
    } else if let next = cmark_node_next(node), cmark_node_get_type(next) == CMARK_NODE_PARAGRAPH,
      startLine(next) == startLine(node) + 1
    {
      diagnostics.report(
        "this line is a comment, and is not shown, though the text goes on right below it", at: location(node),
        hint: "write \\% for the sign itself; a comment stands between empty lines", severity: .warning)
    }
  }

  /// Whether a letter or digit stands right behind the sign.
  private func startsWord(comment node: OpaquePointer) -> Bool {
    guard let block = syntax.block(at: node) else { return false }
    return source.line(block.line).dropFirst(block.byte + 1).first.map { !Byte.isBlank($0) && $0 != Byte.percent }
      ?? false
  }

  private func label(_ block: ExtensionBlock) -> PendingLabel? {
    let place = source.location(line: block.line, byte: block.byte)
    let name = Label.normalized(block.argument)
    guard Label.isValid(name) else {
      Label.report(block.argument, at: place, diagnostics: diagnostics)
      return nil
    }
    return PendingLabel(name: name, location: place)
  }

  private func takesLabel(_ block: Block<Directive>) -> Bool {
    switch block {
    case .heading, .paragraph, .table, .math, .embed: true
    case .list, .quote, .code, .rule, .html, .anchor: false
    }
  }

  private func reportUnused(_ label: PendingLabel, hint: String) {
    diagnostics.report("the label '\(label.name)' names nothing", at: label.location, hint: hint)
  }

  /// CommonMark takes ```` ```{note} Use `x` ```` for a paragraph.
  private func checkFenceTitle(_ node: OpaquePointer) {
    let line = source.line(startLine(node)).dropFirst(max(0, Int(cmark_node_get_start_column(node)) - 1))
    let ticks = line.prefix { $0 == Byte.backtick }.count
    guard ticks >= 3, line.dropFirst(ticks).first == Byte.brace, line.dropFirst(ticks).contains(Byte.backtick) else {
      return
    }
    diagnostics.report(
      "the line that opens a fence of backticks cannot hold backticks", at: location(node),
      hint: "open and close this directive with ::: or ~~~")
  }
}

extension Substring {
  /// Without blank lines and blanks at both ends.
  fileprivate var trimmingLineEnds: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
