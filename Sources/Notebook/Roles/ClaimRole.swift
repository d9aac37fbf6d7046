import Manuscript
import Runs
import Settings

/// `` {claim}`onecycle.test.accuracy > fixed.test.accuracy` ``
package enum ClaimRole: RoleKind {
  package static let name = "claim"
  package static let summary =
    "Two results with the test between them, checked: {claim}`onecycle.test.accuracy > fixed.test.accuracy`."
  package static let example = "{claim}`onecycle.test.accuracy > 0.1`: better than chance."

  package static func check(_ role: Role, in check: RoleCheck) {
    guard let claim = Claim(role.content) else {
      check.diagnostics.report(
        "'\(role.content.prefix(80))' is no claim", at: role.location,
        hint: "write RESULT > RESULT, RESULT < 0.9 and the like, with 'expected false' behind it where it is to fail")
      return
    }
    if let complaint = claim.complaint { check.diagnostics.report(complaint, at: role.location) }
    if let reason = claim.lacksTest(among: check.symbols) {
      check.diagnostics.report(
        "no test can show this claim: \(reason)", at: role.location,
        hint: "give both runs several seeds, as 'seeds: [1, 2, 3]', or write 'expected false' behind it",
        severity: .warning)
    }
    for path in claim.paths { check.symbols.check(path, at: role.location, diagnostics: check.diagnostics) }
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    guard let claim = Claim(role.content) else { throw ResultProblem("'\(role.content)' is no claim") }
    let verdict = try claim.verdict(context.results)
    if verdict.holds == claim.isExpectedFalse {
      context.report(
        claim.isExpectedFalse
          ? "the claim was expected to be false and holds: \(verdict.text)"
          : "the claim does not hold: \(verdict.text)",
        role.location)
      return [.strong([.text(verdict.text)])]
    }
    return [.text(verdict.text)]
  }
}
