internal import CCommonMark
import Settings

extension TreeReader {
  /// A quote that begins with `[!NOTE]` on a line of its own is an admonition; nil for every other one.
  func alert(_ node: OpaquePointer, label: String?) -> Block<Directive>? {
    let (first, last) = (startLine(node), Int(cmark_node_get_end_line(node)))
    let head = quoted(first, node).trimmed.string
    let names = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
    let name = head.dropFirst(2).dropLast().uppercased()
    guard head.hasPrefix("[!"), head.hasSuffix("]"), names.contains(name), let alert = ForeignBox.directive(name)
    else { return nil }
    let body = first < last ? (first + 1...last).map { quoted($0, node).string } : []
    let row = source.line(first + 1)
    let start = first < last ? quoted(first + 1, node).startIndex - row.startIndex : 0
    let place = location(node)
    return .embed(
      Directive(
        name: alert.name, argument: alert.title, location: place, body: body.joined(separator: "\n"),
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
