import Manuscript

/// `` {numref}`onecycle-accuracy` ``
package enum NumrefRole: RoleKind {
  package static let name = "numref"
  package static let summary = "A figure, table or chapter by its number: {numref}`onecycle-accuracy`."

  package static func check(_ role: Role, in reader: BookChecker) {
    _ = reader.labels.find(role.content, at: role.location, diagnostics: reader.diagnostics)
  }

  package static func inlines(_ role: Role, in filler: ContentFiller) throws(ResultProblem) -> [Inline] {
    let label = Label.normalized(role.content)
    return [.link([.text(filler.labels.places[label]?.number ?? label)], destination: "#\(label)", title: nil)]
  }
}
