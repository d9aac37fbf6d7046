internal import CCommonMark
import Settings

extension TreeReader {
  /// A note's text at its first reference.
  func note(_ node: OpaquePointer, in block: OpaquePointer, isNote: Bool) -> [Inline] {
    let name = literal(node)
    guard let index = Int(name).map({ $0 - 1 }), notes.indices.contains(index) else { return [.text("[^\(name)]")] }
    guard !isNote else {
      diagnostics.report("a note cannot refer to a note", at: location(block), hint: "write it out")
      return []
    }
    let definition = notes[index]
    let place = location(definition)
    let key = "\(place.file):\(place.line)"
    guard shownNotes.insert(definition).inserted else { return [.footnote(key: key, [])] }
    return [.footnote(key: key, noteBlocks(in: definition))]
  }

  /// A text without the marks of notes that have no definition, which are complained about: cmark leaves them there.
  func checkedForMarks(_ text: String, in block: OpaquePointer) -> String {
    guard text.contains("[^") else { return text }
    checkBlankNames(text, in: block)
    return text.replacing(/\[\^([^\[\]\s]+)\]/) { mark in
      let place = written(String(mark.0), in: block)
      if let place, isEscaped(place) { return String(mark.0) }
      let label = mark.1.prefix(80)
      let known = labels.definitions[source.base.file]?.notes ?? []
      // With a definition it would be a mark: where it is none, it is written so that it stands as text.
      if known.contains(Definition.normalized(mark.1.utf8)) { return String(mark.0) }
      diagnostics.report(
        "the note '\(label)' has no definition",
        at: place.map { source.location(line: $0.line, byte: $0.byte) } ?? location(block),
        hint: NearestName.find(Definition.normalized(mark.1.utf8), among: known).map { "did you mean [^\($0)]?" }
          ?? "write [^\(label)]: and its text on a line of its own, or \\[ for the bracket itself")
      return ""
    }
  }

  /// A note's name is one word; with blanks, cmark takes the mark and the definition for text.
  private func checkBlankNames(_ text: String, in block: OpaquePointer) {
    for mark in ForeignSyntax.blankNotes(in: text) {
      guard let place = written("\(mark)]", in: block), !isEscaped(place) else { continue }
      let name = mark.dropFirst(2)
      let joined = name.split(whereSeparator: \.isWhitespace).joined(separator: "-")
      diagnostics.report(
        "the note's name '\(name.prefix(80))' has blanks, and its mark stands in the text as it is written",
        at: source.location(line: place.line, byte: place.byte),
        hint: "write [^\(joined.prefix(80))] in both places, or \\[ for the bracket itself", severity: .warning)
    }
  }

  /// Warns of `[text][label]` without the label's address, which CommonMark takes for text.
  func checkReferences(_ text: String, in block: OpaquePointer) {
    guard text.contains("][") else { return }
    for match in text.matches(of: /(?:^|[^\w\]])(\[([^\[\]]+)\]\[([^\[\]]*)\])/) {
      let label = match.3.isEmpty ? match.2 : match.3
      guard let place = written(String(match.1), in: block), !isEscaped(place) else { continue }
      let known = labels.definitions[source.base.file]?.addresses ?? []
      diagnostics.report(
        "'[\(label.prefix(80))]' has no address, and the link stands as it is written",
        at: source.location(line: place.line, byte: place.byte),
        hint: NearestName.find(Definition.normalized(label.utf8), among: known).map { "did you mean [\($0)]?" }
          ?? "write [\(label.prefix(80))]: and the address on a line of its own", severity: .warning)
    }
  }

  private func noteBlocks(in parent: OpaquePointer) -> [NoteBlock] {
    children(of: parent).compactMap { node in
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(in: node, isNote: true))
      case CMARK_NODE_LIST:
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return .list(
          start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
          items: children(of: node).map { noteBlocks(in: $0) })
      case CMARK_NODE_CODE_BLOCK where syntax.block(at: node) == nil:
        let language = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
        guard !language.hasPrefix("{") else { fallthrough }
        return .code(literal(node), language: language.isEmpty ? nil : language)
      default:
        diagnostics.report(
          "a note holds paragraphs, lists and code only", at: location(node), hint: "move the rest into the text")
        return nil
      }
    }
  }
}
