import Manuscript
import Runs

/// `` {numref}`onecycle-accuracy` ``
package enum NumrefRole: RoleKind {
  package static let name = "numref"
  package static let summary = "A figure, table or chapter by its number: {numref}`onecycle-accuracy`."

  package static func check(_ role: Role, in check: RoleCheck) {
    guard let found = check.labels.find(role.content, at: role.location, diagnostics: check.diagnostics),
      case .block(let name) = found.place, check.symbols[name] == nil
    else { return }
    check.diagnostics.report(
      "'\(name)' has no number, and stands as it is written", at: role.location,
      hint: "figures, {table}s and chapters have numbers; write [text](#\(name)) to lead to it", severity: .warning)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    let label = Label.normalized(role.content)
    return [.link([.text(context.labels.places[label]?.number ?? label)], to: .label(label), title: nil)]
  }
}
