import Manuscript
import Runs

/// `` {numref}`onecycle-accuracy` `` or `` {numref}`the curves of Fig. %s <onecycle-accuracy>` ``
package enum NumrefRole: RoleKind {
  package static let name = "numref"
  package static let summary =
    "A figure, table or chapter by its number: {numref}`onecycle-accuracy`, {numref}`Fig. %s <onecycle-accuracy>`."
  package static let example = "The curve of {numref}`onecycle-accuracy` rises."

  package static func check(_ role: Role, in check: RoleCheck) {
    guard let found = check.labels.find(role.parts.label, at: role.location, diagnostics: check.diagnostics),
      case .block(let name) = found.place, check.symbols[name] == nil
    else { return }
    check.diagnostics.report(
      "'\(name)' has no number, and stands as it is written", at: role.location,
      hint: "figures, {table}s and chapters have numbers; write [text](#\(name)) to lead to it", severity: .warning)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    let (text, target) = role.parts
    let label = Label.normalized(target)
    var place = context.labels.places[label]
    if case .heading(let text) = place { place = .heading([.text(context.words(text, "#\(label)"))]) }
    let number = place?.number ?? label
    // `Figure 3` is 3 within other words.
    let digits = number.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? number
    return [
      .link(
        [.text(text.map { Self.filled($0, digits, place?.title ?? label) } ?? number)], to: .label(label), title: nil)
    ]
  }

  /// Sphinx has `{number}` and `{name}` too.
  private static func filled(_ text: String, _ number: String, _ name: String) -> String {
    text.replacing("%s", with: number).replacing("{number}", with: number).replacing("{name}", with: name)
  }
}
