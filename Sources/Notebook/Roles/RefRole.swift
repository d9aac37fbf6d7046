import Manuscript
import Runs

/// `` {ref}`range-test` `` or `` {ref}`the range test <range-test>` ``
package enum RefRole: RoleKind {
  package static let name = "ref"
  package static let summary =
    "A heading or chapter by its title: {ref}`the-range-test`, {ref}`the test <the-range-test>`."
  package static let example = "As {ref}`the-setup` says."

  package static func check(_ role: Role, in check: RoleCheck) {
    _ = check.labels.find(role.parts.label, at: role.location, diagnostics: check.diagnostics)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    let (text, target) = role.parts
    let label = Label.normalized(target)
    return [
      .link(text.map { [.text($0)] } ?? [], to: .label(label), title: nil)
    ]
  }

}

extension Role {
  /// What `the test <the-range-test>` shows, and where it leads; nil shows what stands there.
  var parts: (text: String?, label: String) {
    guard content.hasSuffix(">"), let open = content.lastIndex(of: "<") else { return (nil, content) }
    let text = content[..<open].split(separator: " ").joined(separator: " ")
    return (text.isEmpty ? nil : text, String(content[content.index(after: open)...].dropLast()))
  }
}
