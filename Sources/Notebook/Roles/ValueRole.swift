import Manuscript
import Runs
import Settings

/// `` {value}`onecycle.test.accuracy as percent 2` ``
package enum ValueRole: RoleKind {
  package static let name = "value"
  package static let summary = "A run's result: {value}`onecycle.test.accuracy.best as percent 2`."

  package static func check(_ role: Role, in check: RoleCheck) {
    guard let (path, _) = parts(role.content, at: role.location, diagnostics: check.diagnostics) else { return }
    check.symbols.check(path, at: role.location, diagnostics: check.diagnostics)
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    [.text(try text(role.content, at: role.location, results: context.results))]
  }

  static func text(
    _ content: String, at location: SourceLocation, results: Results
  ) throws(ResultProblem) -> String {
    guard let (path, format) = parts(content, at: location, diagnostics: Diagnostics()) else {
      throw ResultProblem("'\(content)' is no value")
    }
    return ValueFormat.text(try results.value(path), format)
  }

  /// - Returns: nil after a complaint.
  static func parts(
    _ content: String, at location: SourceLocation, diagnostics: Diagnostics
  ) -> (path: ResultPath, format: ValueFormat?)? {
    let halves = content.split(separator: " as ", maxSplits: 1).map(String.init)
    guard let path = ResultPath(halves.first ?? "") else {
      diagnostics.report(
        "'\(content.prefix(80))' is no value", at: location,
        hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results")
      return nil
    }
    guard halves.count == 2 else { return (path, nil) }
    return ValueFormat(halves[1], at: location, diagnostics: diagnostics).map { (path, $0) }
  }
}
