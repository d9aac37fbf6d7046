import Manuscript
import Runs
import Settings

extension QuotientDefinition {
  private static let numerator = result("of", "The result that is divided", example: "onecycle.test.accuracy")
  private static let denominator = result("over", "The result that it is divided by", example: "fixed.test.accuracy")
  package static let settings = SettingsTable(numerator, denominator)

  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, in reader: any DirectiveData) -> QuotientDefinition? {
    guard let name = RunDirective.name(of: directive, diagnostics: reader.diagnostics),
      let node = RunDirective.settings(of: directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    else { return nil }
    let settings = SettingsReader(
      node, owner: "the quotient '\(name)'", table: settings, diagnostics: reader.diagnostics)
    let (numerator, denominator) = (settings[numerator], settings[denominator])
    settings.finish()
    guard let numerator, let denominator else { return nil }
    return QuotientDefinition(
      name: name, location: directive.location, settings: node, numerator: numerator, denominator: denominator)
  }

  private static func result(_ name: String, _ summary: String, example: String) -> Setting<ResultPath> {
    Setting(
      name, summary, type: "a result: RUN.RESULT",
      hint: "write \(name): onecycle.test.accuracy.time-to(0.9), or another result", example: example
    ) { node, name, diagnostics in
      guard let text = node.string(name, diagnostics) else { return nil }
      if let path = ResultPath(text) { return path }
      diagnostics.report(
        "'\(text.prefix(80))' is no result", at: node.location,
        hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results")
      return nil
    }
  }
}
