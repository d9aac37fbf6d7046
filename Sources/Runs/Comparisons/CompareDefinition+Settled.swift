import Settings

extension CompareDefinition {
  package var isSettledLast: Bool { true }

  /// With sweeps replaced by their members; nil after a complaint.
  package func settled(among symbols: SymbolTable, _ diagnostics: Diagnostics) -> CompareDefinition? {
    var copy = self
    copy.runs = runs.flatMap(symbols.members)
    // What cannot be read has been complained about.
    if !runs.contains(where: { symbols.isBroken($0.name) }) {
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
    }
    copy.check(symbols, diagnostics)
    return copy
  }

  private func check(_ symbols: SymbolTable, _ diagnostics: Diagnostics) {
    let use = SymbolUse(shows: .training, needs: .anything, user: "the compare '\(name)'")
    for reference in runs where !symbols.isBroken(reference.name) {
      _ = symbols.check(reference, for: use, at: location, diagnostics: diagnostics)
      if let run = symbols[reference.name, as: ReportedRun.self] { check(run, diagnostics) }
    }
    for reference in runs.flatMap(symbols.members) {
      guard let run = symbols[reference.name, as: RunDefinition.self], run.kind == .training else { continue }
      for complaint in by.compactMap({ $0.complaint(of: run, among: symbols) }) {
        diagnostics.report(complaint, at: location)
      }
    }
  }

  /// Complains about what it asks for and the reported run does not offer: whatever its author wrote, and of the usual
  /// results at least one.
  private func check(_ run: ReportedRun, _ diagnostics: Diagnostics) {
    let missing = by.filter { !$0.isOffered(by: run) }
    let isEnough = by == CompareMeasure.standard ? missing.count < by.count : missing.isEmpty
    guard !isEnough else { return }
    diagnostics.report(
      "\(run.name) does not report \(missing.map(\.text).joined(separator: ", "))", at: location,
      hint: "change 'by' of the compare '\(name)', or leave the run out; \(run.offer)")
  }
}
