/// What is wrong with something that an author wrote, where it stands, and what to do about it.
package struct Diagnostic: Error, Hashable, Codable, Sendable, CustomStringConvertible {
  package enum Severity: String, Codable, Sendable { case error, warning }

  package var severity: Severity
  package var location: SourceLocation
  /// One sentence without a final full stop.
  package var message: String
  /// What the author can do next.
  package var hint: String?

  package init(
    _ message: String, at location: SourceLocation, hint: String? = nil, severity: Severity = .error
  ) {
    self.severity = severity
    self.location = location
    self.message = Self.bounded(message)
    self.hint = hint.map(Self.bounded)
  }

  /// What an author wrote is quoted, and may be a whole file.
  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > 800, text.count > 400 else { return text }
    let start = text.prefix(399)
    // Between two words, where they are not very long.
    let end = start.suffix(80).lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }

  package var description: String {
    "\(location): \(severity.rawValue): \(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}
