internal import CCommonMark
import Settings

extension TreeReader {
  /// A quote that begins with `[!NOTE]`, and perhaps a title, is an admonition; nil for every other one.
  func alert(_ node: OpaquePointer, label: String?) -> Block<Directive>? {
    let (first, last) = (startLine(node), Int(cmark_node_get_end_line(node)))
    let head = quoted(first, node).trimmed.string
    // A box that folds has a sign behind its name.
    guard let parts = head.wholeMatch(of: /\[!([A-Za-z]+)\][+\-]?(?:\s+(.*))?/) else { return nil }
    guard let alert = ForeignBox.directive(String(parts.1)) else {
      checkForeign(box: node)
      return nil
    }
    let body = first < last ? (first + 1...last).map { quoted($0, node).string } : []
    let row = source.line(first + 1)
    let start = first < last ? quoted(first + 1, node).startIndex - row.startIndex : 0
    let place = location(node)
    return .embed(
      Directive(
        name: alert.name, argument: parts.2.map { String($0) } ?? alert.title, argumentLocation: place, location: place,
        body: body.joined(separator: "\n"),
        bodyLocation: source.location(line: first + 1, byte: start), label: label), at: place)
  }

  /// A line of a quote without its mark.
  private func quoted(_ line: Int, _ node: OpaquePointer) -> ArraySlice<UInt8> {
    let column = max(0, Int(cmark_node_get_start_column(node)) - 1)
    let row = source.line(line)
    var rest = row.dropFirst(column)
    if rest.first != UInt8(ascii: ">") { rest = row.drop(while: Byte.isBlank) }
    guard rest.first == UInt8(ascii: ">") else { return rest }
    let inner = rest.dropFirst()
    return inner.first == Byte.space ? inner.dropFirst() : inner
  }
}
