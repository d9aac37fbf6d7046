import Manuscript
import Runs

/// `` {value}`onecycle.test.accuracy as percent 2` ``
package enum ValueRole: RoleKind {
  package static let name = "value"
  package static let summary = "A run's result: {value}`onecycle.test.accuracy.best as percent 2`."
  package static let example = "The network comes to {value}`onecycle.test.accuracy.best as percent 2`."

  package static func check(_ role: Role, in check: RoleCheck) {
    let expression = ValueExpression(role.content, at: role.location, diagnostics: check.diagnostics)
    if let expression { check.symbols.check(expression.path, at: role.location, diagnostics: check.diagnostics) }
  }

  package static func inlines(_ role: Role, in context: RoleContext) throws(ResultProblem) -> [Inline] {
    [.text(try ValueExpression.text(role.content, at: role.location, results: context.results))]
  }
}
