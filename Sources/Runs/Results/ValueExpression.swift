import Settings

/// A result as prose asks for it: `onecycle.test.accuracy as percent 2`.
package struct ValueExpression: Hashable, Sendable {
  package var path: ResultPath
  /// nil prints it as its unit is printed.
  package var format: ValueFormat?

  /// - Returns: nil after a complaint.
  package init?(_ text: String, at location: SourceLocation, diagnostics: Diagnostics) {
    let words = BracketedText.words(text)
    let place = words.firstIndex(of: "as") ?? words.count
    guard let path = ResultPath(words[..<place].joined(separator: " ")) else {
      diagnostics.report(
        "'\(text.prefix(80))' is no value", at: location,
        hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results")
      return nil
    }
    self.path = path
    guard place < words.count else { return }
    guard let format = ValueFormat(words[(place + 1)...].joined(separator: " "), at: location, diagnostics: diagnostics)
    else { return nil }
    if ResultKind.find(path.name)?.isText == true {
      diagnostics.report(
        "\(path.name) is a text, which '\(format.kind)' cannot print", at: location,
        hint: "leave 'as \(words[(place + 1)...].joined(separator: " "))' out")
      return nil
    }
    if let unit = path.unit, !format.kind.prints(unit) {
      diagnostics.report(
        "\(path.name) is \(unit.words), which '\(format.kind)' cannot print", at: location,
        hint: "leave 'as \(format.kind)' out, or write 'as fixed 3'")
      return nil
    }
    self.format = format
  }

  /// What such a text comes to.
  package static func text(
    _ text: String, at location: SourceLocation, results: Results
  ) throws(ResultProblem) -> String {
    guard let expression = ValueExpression(text, at: location, diagnostics: Diagnostics()) else {
      throw ResultProblem("'\(text)' is no value")
    }
    let value = try results.value(expression.path)
    if let format = expression.format, case .text(let text) = value.content, text != ClassResults.undefined {
      throw ResultProblem("\(expression.path) is a text, which '\(format.kind)' cannot print")
    }
    return ValueFormat.text(value, expression.format)
  }
}
