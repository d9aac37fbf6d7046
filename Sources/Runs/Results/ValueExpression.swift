import Settings

/// A result as prose asks for it: `onecycle.test.accuracy as percent 2`.
package struct ValueExpression: Hashable, Sendable {
  package var path: ResultPath
  /// nil prints it as its unit is printed.
  package var format: ValueFormat?

  /// - Returns: nil after a complaint.
  package init?(_ text: String, at location: SourceLocation, diagnostics: Diagnostics) {
    let halves = text.split(separator: " as ", maxSplits: 1).map(String.init)
    guard let path = ResultPath(halves.first ?? "") else {
      diagnostics.report(
        "'\(text.prefix(80))' is no value", at: location,
        hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results")
      return nil
    }
    self.path = path
    guard halves.count == 2 else { return }
    guard let format = ValueFormat(halves[1], at: location, diagnostics: diagnostics) else { return nil }
    self.format = format
  }

  /// What such a text comes to.
  package static func text(
    _ text: String, at location: SourceLocation, results: Results
  ) throws(ResultProblem) -> String {
    guard let expression = ValueExpression(text, at: location, diagnostics: Diagnostics()) else {
      throw ResultProblem("'\(text)' is no value")
    }
    return ValueFormat.text(try results.value(expression.path), expression.format)
  }
}
