import Manuscript
import Runs

/// `` {numref}`onecycle-accuracy` ``
package enum NumrefRole: RoleKind {
  package static let name = "numref"
  package static let summary = "A figure, table or chapter by its number: {numref}`onecycle-accuracy`."

  package static func check(_ role: Role, in check: RoleCheck) {
    _ = check.labels.find(role.content, at: role.location, diagnostics: check.diagnostics)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    let label = Label.normalized(role.content)
    return [.link([.text(context.labels.places[label]?.number ?? label)], destination: "#\(label)", title: nil)]
  }
}
