/// Nothing can be taken from the report that stands there.
package struct ReportError: Error, Sendable, CustomStringConvertible {
  package var message: String
  /// What to do next.
  package var hint: String

  package var description: String { "\(message)\n  hint: \(hint)" }
}
