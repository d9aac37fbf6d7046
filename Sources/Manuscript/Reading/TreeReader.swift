internal import CCommonMark
import Settings

/// Turns cmark's tree into blocks and inlines. One object serves one parse.
///
/// The files beside this one read blocks, tables, fences and running text.
final class TreeReader {
  let source: SourceText
  let syntax: MarkdownSyntax
  let diagnostics: Diagnostics
  let labels: LabelCollector
  /// The definitions of notes in the order of their first reference, and which were shown already.
  let notes: [OpaquePointer]
  var shownNotes: Set<OpaquePointer> = []
  /// For each block with marks, where the lines of its text stand.
  var places: [OpaquePointer: TextPlaces] = [:]
  /// For each block with links, up to where they were found.
  var addresses: [OpaquePointer: AddressCursor] = [:]

  init(
    root: OpaquePointer, source: SourceText, syntax: MarkdownSyntax, diagnostics: Diagnostics, labels: LabelCollector
  ) {
    (self.source, self.syntax, self.diagnostics, self.labels) = (source, syntax, diagnostics, labels)
    notes = children(of: root).filter { cmark_node_get_type($0) == CMARK_NODE_FOOTNOTE_DEFINITION }
    for label in syntax.labels { labels.reserve(Label.normalized(label)) }
  }

  /// Where the node begins.
  func location(_ node: OpaquePointer) -> SourceLocation {
    source.location(line: startLine(node), byte: Int(cmark_node_get_start_column(node)) - 1)
  }

  func startLine(_ node: OpaquePointer) -> Int { Int(cmark_node_get_start_line(node)) }

  /// Where a byte of a leaf block's text stands.
  func place(ofByte offset: Int, in block: OpaquePointer) -> SourceLocation {
    guard let text = syntax.texts[block] else { return location(block) }
    let known =
      places[block]
      ?? TextPlaces(
        text, in: source, lines: startLine(block)...max(startLine(block), Int(cmark_node_get_end_line(block))),
        startByte: Int(cmark_node_get_start_column(block)) - 1)
    places[block] = known
    let place = known.place(ofByte: offset)
    return source.location(line: place.line, byte: place.byte)
  }
}

func children(of node: OpaquePointer) -> [OpaquePointer] {
  var found: [OpaquePointer] = []
  var child = cmark_node_first_child(node)
  while let next = child {
    found.append(next)
    child = cmark_node_next(next)
  }
  return found
}

/// The node's type, for types that extensions add.
func typeName(_ node: OpaquePointer) -> String {
  cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
}

func literal(_ node: OpaquePointer) -> String {
  cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
}
