import Settings

/// Text that shows its characters and nothing else: titles, what a picture shows.
package enum PlainText {
  /// Complains about roles, which would stand there as they are written.
  ///
  /// - Parameter name: what the text is, as `alt`.
  package static func check(_ text: String, _ name: String, at location: SourceLocation, diagnostics: Diagnostics) {
    guard text.contains("`"), text.contains(/\{[A-Za-z][\w:\-]*\}`/) else { return }
    diagnostics.report(
      "\(name) is plain text, and has no roles", at: location, hint: "say it in the text, or in a figure's caption")
  }
}

extension Setting where Value == String {
  /// A line of plain text, as titles are; line ends in it become blanks.
  package static func line(_ name: String, _ summary: String, otherwise: String? = nil, example: String) -> Setting {
    Setting(name, summary, type: "a text", otherwise: otherwise, example: example) { node, name, diagnostics in
      guard let text = node.string(name, diagnostics) else { return nil }
      PlainText.check(text, name, at: node.location, diagnostics: diagnostics)
      guard text.contains(where: \.isNewline) else { return text }
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
