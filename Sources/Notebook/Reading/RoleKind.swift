import Displays
import Manuscript
import RunReading
import Runs
import Settings

/// A kind of role: one file in `Roles`, and one line in `RoleKinds.all`.
package protocol RoleKind: SendableMetatype {
  static var name: String { get }
  /// What it prints, in one sentence.
  static var summary: String { get }
  /// A sentence with it; what it names is in the examples of directives.
  static var example: String { get }
  /// What `book.yml` needs for that; empty where it needs nothing.
  static var bookExample: String { get }
  /// Complains about what cannot be printed, before anything runs.
  static func check(_ role: Role, in check: RoleCheck)
  /// What it prints, once the results are there.
  static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline]
}

extension RoleKind {
  package static var bookExample: String { "" }
}

/// What is known before anything runs.
package struct RoleCheck {
  package var parameters: Parameters
  package var symbols: SymbolTable
  package var labels: Labels
  package var diagnostics: Diagnostics
}

/// What is known once the results are there.
package struct RoleContext {
  package var results: Results
  package var labels: Labels
  /// The parameters as prose has them.
  package var parameters: [String: String]
  /// A heading's text with the values of its roles; the key is its own in the book.
  package var words: (_ heading: [Inline], _ key: String) -> String
  /// Something failed; the build goes on, and its exit code says so.
  package var report: (_ message: String, _ location: SourceLocation) -> Void
}
