import Manuscript
import Runs
import Settings

extension QuotientDefinition {
  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, in reader: any DirectiveData) -> QuotientDefinition? {
    guard let name = RunDirective.name(of: directive, diagnostics: reader.diagnostics),
      let node = RunDirective.settings(of: directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    else { return nil }
    let settings = SettingsReader(node, owner: "the quotient '\(name)'", diagnostics: reader.diagnostics)
    for setting in ["of", "over"] {
      settings.missing(setting, hint: "write \(setting): onecycle.test.accuracy.time-to(0.9), or another result")
    }
    let (numerator, denominator) = (path("of", settings), path("over", settings))
    settings.finish()
    guard let numerator, let denominator else { return nil }
    return QuotientDefinition(
      name: name, location: directive.location, settings: node, numerator: numerator, denominator: denominator)
  }

  private static func path(_ setting: String, _ settings: SettingsReader) -> ResultPath? {
    guard let text = settings.string(setting) else { return nil }
    if let path = ResultPath(text) { return path }
    settings.diagnostics.report(
      "'\(text.prefix(80))' is no result", at: settings.location(of: setting),
      hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results")
    return nil
  }
}
