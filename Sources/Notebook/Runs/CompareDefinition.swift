import Settings

/// Runs set against each other.
package struct CompareDefinition: Sendable {
  package var name: String
  package var location: SourceLocation
  package var runs: [RunReference]
  package var baseline: RunReference
  package var by: [CompareMeasure]
  var runsLocation: SourceLocation
  var baselineLocation: SourceLocation

  /// With sweeps replaced by their members; nil after a complaint.
  func expanded(
    _ sweeps: [String: SweepDefinition], broken: Set<String>, diagnostics: Diagnostics
  ) -> CompareDefinition? {
    func members(_ reference: RunReference) -> [RunReference] {
      sweeps[reference.name]?.members.map { RunReference(name: $0.name, seed: reference.seed) } ?? [reference]
    }
    var copy = self
    copy.runs = runs.flatMap(members)
    // What cannot be read has been complained about.
    if runs.contains(where: { broken.contains(MemberName.sweep(of: $0.name)) }) { return copy }
    guard copy.runs.count > 1, Set(copy.runs).count == copy.runs.count else {
      diagnostics.report("runs takes at least two different runs", at: runsLocation)
      return nil
    }
    if baseline == runs[0] { copy.baseline = copy.runs[0] }
    guard copy.runs.contains(copy.baseline) else {
      diagnostics.report(
        "the baseline '\(baseline.name)' is none of the runs", at: baselineLocation,
        hint: NearestName.hint(for: baseline.name, among: copy.runs.map(\.name)))
      return nil
    }
    return copy
  }

  /// The measure of `by` that a result asks for.
  func measure(_ wanted: Comparison.Wanted) -> CompareMeasure? { by.first { $0.text == wanted.measure } }
}
