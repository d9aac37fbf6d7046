internal import CCommonMark

/// What CommonMark's parser does not know of the chapter language, added to it as an extension, so that code fences,
/// lists, escapes and code spans mean the same for both.
///
/// One object serves one parse; it remembers what it opened by the address of the node. Since cmark frees nodes while
/// it parses and may use their addresses again, a node counts as ours only if it says so itself.
final class MarkdownSyntax {
  private var blocks: [OpaquePointer: ExtensionBlock] = [:]
  private var marks: [OpaquePointer: (mark: InlineMark, block: OpaquePointer, offset: Int)] = [:]
  /// The text of each block that has marks, without its containers' prefixes.
  private(set) var texts: [OpaquePointer: [UInt8]] = [:]
  /// For each block, which may be gone, the roles that are never closed.
  private(set) var unclosedRoles: [OpaquePointer: [(name: String, offset: Int)]] = [:]
  /// The extension as cmark knows it.
  private var owner: OpaquePointer?
  /// In the block being read, no dollar from this byte on closes a formula.
  private var noFormulaFrom: (block: OpaquePointer, offset: Int)?

  /// What the extension opened at the node; nil for CommonMark's own nodes.
  func block(at node: OpaquePointer) -> ExtensionBlock? { isOurs(node) ? blocks[node] : nil }

  /// The role or formula that the node stands for.
  func mark(at node: OpaquePointer) -> (mark: InlineMark, block: OpaquePointer, offset: Int)? {
    isOurs(node) ? marks[node] : nil
  }

  /// The labels that stand anywhere in the text.
  var labels: [String] { blocks.values.filter { $0.kind == .label }.map(\.argument) }

  private func isOurs(_ node: OpaquePointer) -> Bool {
    owner != nil && cmark_node_get_syntax_extension(node) == owner
  }

  func extensionOpening(
    _ parser: OpaquePointer, parent: OpaquePointer, line: [UInt8], owner: OpaquePointer
  ) -> OpaquePointer? {
    let start = Int(cmark_parser_get_first_nonspace(parser))
    let number = Int(cmark_parser_get_line_number(parser))
    guard let block = BlockSyntax.open(line, start: start, number: number),
      let node = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, Int32(start + 1))
    else { return nil }
    cmark_node_set_syntax_extension(node, owner)
    cmark_node_set_fenced(node, 1, 3, cmark_parser_get_indent(parser), CChar(bitPattern: line[start]))
    blocks[node] = block
    return node
  }

  func continues(_ parser: OpaquePointer, _ node: OpaquePointer, line: [UInt8], input: UnsafePointer<CChar>) -> Bool {
    guard let block = blocks[node], block.isOpen else { return false }
    let start = Int(cmark_parser_get_first_nonspace(parser))
    let offset = cmark_parser_get_offset(parser)
    let indent = cmark_parser_get_indent(parser)
    if BlockSyntax.closes(block, line, start: start, indent: Int(indent)) {
      blocks[node]?.isOpen = false
      if block.kind == .colonFence {
        let end = line.last == Byte.newline ? line.count - 1 : line.count
        cmark_parser_advance_offset(parser, input, Int32(end) - offset, 0)
      }
      return true
    }
    var length: Int32 = 0
    var fenceIndent: Int32 = 0
    var character: CChar = 0
    cmark_node_get_fenced(node, &length, &fenceIndent, &character)
    cmark_parser_advance_offset(parser, input, min(indent, fenceIndent), 1)
    return true
  }

  /// A role or formula at the inline parser's place, as a code node.
  func mark(_ inlines: OpaquePointer, in block: OpaquePointer, owner: OpaquePointer) -> OpaquePointer? {
    if texts[block] == nil {
      guard let content = cmark_node_get_string_content(block) else { return nil }
      texts[block] = Array(String(cString: content).utf8)
    }
    guard let text = texts[block] else { return nil }
    let offset = Int(cmark_inline_parser_get_offset(inlines))
    guard offset < text.count, let mark = find(in: text, at: offset, block: block),
      let node = cmark_node_new(CMARK_NODE_CODE)
    else { return nil }
    cmark_inline_parser_set_offset(inlines, Int32(offset + mark.length))
    cmark_node_set_syntax_extension(node, owner)
    marks[node] = (mark, block, offset)
    return node
  }

  private func find(in text: [UInt8], at offset: Int, block: OpaquePointer) -> InlineMark? {
    switch text[offset] {
    case Byte.brace:
      switch InlineSyntax.role(in: text, at: offset) {
      case .mark(let mark): return mark
      case .unclosedRole(let name): unclosedRoles[block, default: []].append((name, offset))
      case .none: break
      }
      return nil
    case Byte.dollar:
      if let hopeless = noFormulaFrom, hopeless.block == block, hopeless.offset <= offset { return nil }
      let (mark, isHopeless) = InlineSyntax.math(in: text, at: offset)
      if isHopeless { noFormulaFrom = (block, offset) }
      return mark
    default: return nil
    }
  }
}

extension MarkdownSyntax {
  /// The extension as cmark knows it; the caller keeps `self` alive until it freed the document and then this.
  func makeExtension() -> OpaquePointer? {
    guard let made = cmark_syntax_extension_new("cyclopedia") else { return nil }
    owner = made
    cmark_syntax_extension_set_private(made, Unmanaged.passUnretained(self).toOpaque(), nil)
    cmark_syntax_extension_set_open_block_func(made) { owner, indented, parser, parent, input, length in
      guard indented == 0, let owner, let parser, let parent, let input, let syntax = MarkdownSyntax.of(owner) else {
        return nil
      }
      let line = Array(UnsafeBufferPointer(start: input, count: Int(length)))
      return syntax.extensionOpening(parser, parent: parent, line: line, owner: owner)
    }
    cmark_syntax_extension_set_match_block_func(made) { owner, parser, input, length, node in
      guard let owner, let parser, let input, let node, let syntax = MarkdownSyntax.of(owner) else { return 0 }
      let line = Array(UnsafeBufferPointer(start: input, count: Int(length)))
      return input.withMemoryRebound(to: CChar.self, capacity: Int(length)) {
        syntax.continues(parser, node, line: line, input: $0) ? 1 : 0
      }
    }
    cmark_syntax_extension_set_match_inline_func(made) { owner, _, parent, _, inlines in
      guard let owner, let parent, let inlines, let syntax = MarkdownSyntax.of(owner) else { return nil }
      return syntax.mark(inlines, in: parent, owner: owner)
    }
    let memory = cmark_get_default_mem_allocator()
    var characters: UnsafeMutablePointer<cmark_llist>?
    for character in [Byte.brace, Byte.dollar] {
      characters = cmark_llist_append(memory, characters, UnsafeMutableRawPointer(bitPattern: UInt(character)))
    }
    cmark_syntax_extension_set_special_inline_chars(made, characters)
    return made
  }

  private static func of(_ owner: OpaquePointer) -> MarkdownSyntax? {
    cmark_syntax_extension_get_private(owner).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }
}
