import Plotting
import Settings

extension SweepDefinition {
  /// Its best member, and its settings.
  package func box(_ results: Results) -> SymbolBox? {
    let swept = SweepResults(self, results)
    let skipped = members.compactMap { results.failures[$0.name] }
    let show = results.symbols[members[0].name, as: RunDefinition.self]?.show ?? .settings
    if skipped.count == members.count || swept.bestRow == nil,
      swept.rows.contains(where: { $0.run != nil || $0.ending != nil })
    {
      let reason = skipped.first ?? "no member finished: \(swept.rows.compactMap(\.ending).first ?? "")"
      return SymbolBox(
        .failed(title: "\(name) has no best member", reason: reason),
        problems: ["\(name) has no best member: \(reason)"])
    }
    let outcome = [swept.sentence, results.testNote(name)].compactMap(\.self).joined(separator: " ")
    return SymbolBox(
      .shown(
        kind: "sweep of \(NumberText.count(members.count, "training"))", outcome: show == .none ? nil : outcome,
        settings: show == .settings ? SettingsWriter.text(settings) : nil),
      problems: Set(skipped).sorted().map { "\(skipped.count) members of \(name) were not run: \($0)" })
  }
}
