internal import CCommonMark
import Settings

extension TreeReader {
  /// Warns once of each kind that a piece of running text holds.
  func checkForeign(_ text: String, in block: OpaquePointer) {
    guard text.contains(where: { "@{\\+<".contains($0) }) else { return }
    for (kind, start) in ForeignSyntax.found(in: text) {
      let word = String(text[start...].drop { $0.isWhitespace }.prefix(8))
      // What is escaped is written otherwise.
      guard let place = written(word, in: block), !isEscaped(place) else { continue }
      warn(of: kind, at: source.location(line: place.line, byte: place.byte))
    }
  }

  /// - Parameter name: the first word behind the fence.
  func checkForeign(fence name: String, at place: SourceLocation) {
    if ForeignSyntax.directives.contains(name) { warn(of: .fence, at: place) }
  }

  /// A fence with a cell of code.
  func checkForeign(cellAt place: SourceLocation) { warn(of: .cell, at: place) }

  /// - Parameter code: of a sentence in the block.
  func checkForeign(code: String, in block: OpaquePointer) {
    if ForeignSyntax.isCell(code: code) { warn(of: .inlineCell, at: place(of: code, in: block)) }
  }

  private func warn(of kind: ForeignSyntax, at place: SourceLocation) {
    guard labels.tellsOnce(kind) else { return }
    diagnostics.report(kind.message, at: place, hint: kind.hint, severity: .warning)
  }
}
