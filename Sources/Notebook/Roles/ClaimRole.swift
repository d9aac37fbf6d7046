import Manuscript
import Settings

/// `` {claim}`onecycle.test.accuracy > fixed.test.accuracy` ``
package enum ClaimRole: RoleKind {
  package static let name = "claim"
  package static let summary =
    "Two results with the test between them, checked: {claim}`onecycle.test.accuracy > fixed.test.accuracy`."

  package static func check(_ role: Role, in reader: BookChecker) {
    guard let claim = Claim(role.content) else {
      reader.diagnostics.report(
        "'\(role.content.prefix(80))' is no claim", at: role.location,
        hint: "write RESULT > RESULT, RESULT < 0.9 and the like, with 'expected false' behind it where it is to fail")
      return
    }
    for path in claim.paths { reader.check(path, at: role.location) }
  }

  package static func inlines(_ role: Role, in filler: ContentFiller) throws(ResultProblem) -> [Inline] {
    guard let claim = Claim(role.content) else { throw ResultProblem("'\(role.content)' is no claim") }
    let verdict = try claim.verdict(filler.results)
    if verdict.holds == claim.isExpectedFalse {
      filler.report(
        claim.isExpectedFalse
          ? "the claim was expected to be false and holds: \(verdict.text)"
          : "the claim does not hold: \(verdict.text)",
        at: role.location)
      return [.strong([.text(verdict.text)])]
    }
    return [.text(verdict.text)]
  }
}
