import Manuscript
import Runs
import Settings

extension CompareDefinition {
  private static let runs = Setting.list(
    "runs", "The trainings, at least two", type: "runs", hint: "write runs: [fixed, onecycle]",
    example: "[fixed, onecycle]", read: reference)
  private static let baseline = Setting(
    "baseline", "The run that the others are compared with", type: "one of the runs", otherwise: "the first",
    example: "fixed", read: reference)
  private static let by = Setting.list(
    "by", "What they are compared by", type: "results such as test.accuracy, test.loss or time-to(0.9)",
    otherwise: "test.accuracy and test.loss", example: "[test.accuracy, test.accuracy.best]"
  ) { node, _, diagnostics in CompareMeasure.read(node, diagnostics: diagnostics) }
  package static let settings = SettingsTable(runs, baseline, by)

  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, in reader: any DirectiveData) -> CompareDefinition? {
    guard let name = RunDirective.name(of: directive, diagnostics: reader.diagnostics),
      let node = RunDirective.settings(
        of: directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    else { return nil }
    let settings = SettingsReader(
      node, owner: "the compare '\(name)'", table: settings, diagnostics: reader.diagnostics)
    let (runs, baseline) = (settings[runs], settings.written(baseline))
    let by = settings.written(by)
    settings.finish()
    guard let runs, RunSettings.isSound(baseline), RunSettings.isSound(by) else { return nil }
    return CompareDefinition(
      name: name, location: directive.location, runs: runs, baseline: baseline.flatMap { $0 } ?? runs[0],
      by: by.flatMap { $0 } ?? CompareMeasure.standard, runsLocation: settings.location(of: Self.runs),
      baselineLocation: settings.location(of: Self.baseline))
  }

  private static func reference(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> RunReference? {
    guard let text = node.string(name, diagnostics) else { return nil }
    guard let reference = RunReference(text) else {
      diagnostics.report("'\(text.prefix(80))' is no run's name", at: node.location)
      return nil
    }
    return reference
  }
}
