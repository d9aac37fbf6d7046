import Experiments
import Learning
import Plotting
import Publishing

/// The box of a sweep: its best member, and its settings.
enum SweepBoxWriter {
  static func box(_ sweep: SweepDefinition, in filler: ContentFiller) -> ReportElement {
    let swept = SweepResults(sweep, filler.results)
    let skipped = sweep.members.compactMap { filler.results.failures[$0.name] }
    let show = filler.definitions[sweep.members[0].name]?.show ?? .settings
    if skipped.count == sweep.members.count || swept.bestRow == nil,
      swept.rows.contains(where: { $0.run != nil || $0.ending != nil })
    {
      let reason = skipped.first ?? "no member finished: \(swept.rows.compactMap(\.ending).first ?? "")"
      filler.report("\(sweep.name) has no best member: \(reason)", at: sweep.location)
      return .problem(ProblemBox(title: "\(sweep.name) has no best member", message: reason.capitalizedSentence + "."))
    }
    for reason in Set(skipped).sorted() {
      filler.report("\(skipped.count) members of \(sweep.name) were not run: \(reason)", at: sweep.location)
    }
    let note = filler.testNote(RunReference(name: sweep.name))
    return .run(
      RunBox(
        label: sweep.name, name: sweep.name, kind: "sweep of \(NumberText.count(sweep.members.count, "training"))",
        outcome: show == .none ? nil : [sentence(swept), note].compactMap(\.self).joined(separator: " "),
        settings: show == .settings ? SettingsWriter.text(sweep.settings) : nil))
  }

  /// `rates(0.1) is the best of 5 by held-out accuracy, …`
  static func sentence(_ swept: SweepResults) -> String {
    guard let best = swept.bestRow, let mean = best.mean else { return "No member finished." }
    let value = swept.prefersHigh ? NumberText.percent(mean, 2) : NumberText.significant(mean)
    let seeds = best.measured.count > 1 ? ", mean of \(best.measured.count) seeds" : ""
    let diverged = swept.rows.filter { $0.ending != nil }.count
    let others = diverged == 0 ? "" : " \(NumberText.count(diverged, "member")) did not finish."
    return
      "\(best.member.name) is the best of \(swept.rows.count) by \(swept.definition.measure.rawValue): \(value)\(seeds).\(others)"
  }
}
