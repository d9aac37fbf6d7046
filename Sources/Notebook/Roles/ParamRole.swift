import Manuscript
import Settings

/// `` {param}`epochs` ``
package enum ParamRole: RoleKind {
  package static let name = "param"
  package static let summary = "A parameter of the book: {param}`epochs`."

  package static func check(_ role: Role, in reader: BookChecker) {
    guard reader.book.parameters.values[role.content] == nil else { return }
    reader.book.parameters.complain(role.content, owner: "the book", at: role.location, reader.diagnostics)
  }

  package static func inlines(_ role: Role, in filler: ContentFiller) throws(ResultProblem) -> [Inline] {
    [.text(filler.parameters[role.content] ?? "")]
  }

  /// A parameter as prose has it.
  static func text(_ node: SettingsNode) -> String {
    switch node.value {
    case .scalar(let text, _): text
    case .list(let items): items.map(text).joined(separator: ", ")
    case .mapping(let entries): entries.map { "\($0.name): \(text($0.value))" }.joined(separator: ", ")
    }
  }
}
