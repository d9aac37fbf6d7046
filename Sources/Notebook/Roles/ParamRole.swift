import Manuscript
import Runs
import Settings

/// `` {param}`epochs` ``
package enum ParamRole: RoleKind {
  package static let name = "param"
  package static let summary = "A parameter of the book: {param}`epochs`."
  package static let example = "Trained for {param}`epochs` epochs."
  package static let bookExample = BookSettings.example(BookSettings.parameters.description)

  package static func check(_ role: Role, in check: RoleCheck) {
    guard check.parameters.values[role.content] == nil else { return }
    check.parameters.complain(role.content, owner: "the book", at: role.location, check.diagnostics)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    [.text(context.parameters[role.content] ?? "")]
  }

  /// A parameter as prose has it.
  package static func text(_ node: SettingsNode) -> String {
    switch node.value {
    case .scalar(let text, _): text
    case .list(let items): items.map(text).joined(separator: ", ")
    case .mapping(let entries): entries.map { "\($0.name): \(text($0.value))" }.joined(separator: ", ")
    }
  }
}
