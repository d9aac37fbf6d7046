import Manuscript
import Runs
import Settings

extension CompareDefinition {
  /// - Returns: nil after a complaint.
  package static func read(_ directive: Directive, in reader: any DirectiveData) -> CompareDefinition? {
    guard let name = RunDirective.name(of: directive, diagnostics: reader.diagnostics),
      let node = RunDirective.settings(
        of: directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    else { return nil }
    let settings = SettingsReader(node, owner: "the compare '\(name)'", diagnostics: reader.diagnostics)
    settings.missing("runs", hint: "write runs: [fixed, onecycle]")
    let items = settings.list("runs") ?? []
    let runs = items.compactMap { reference($0, "runs", reader.diagnostics) }
    let baseline = settings.node("baseline").map { reference($0, "baseline", reader.diagnostics) }
    let measures = settings.list("by")
    let by = measures?.compactMap { CompareMeasure.read($0, diagnostics: reader.diagnostics) }
    settings.finish()
    guard runs.count == items.count, settings.has("runs"), by?.count == measures?.count else { return nil }
    guard !runs.isEmpty, baseline.map({ $0 != nil }) ?? true else {
      if runs.isEmpty {
        reader.diagnostics.report(
          "runs takes at least two different runs", at: settings.location(of: "runs"))
      }
      return nil
    }
    return CompareDefinition(
      name: name, location: directive.location, runs: runs, baseline: (baseline ?? nil) ?? runs[0],
      by: by ?? CompareMeasure.standard, runsLocation: settings.location(of: "runs"),
      baselineLocation: settings.location(of: "baseline"))
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
