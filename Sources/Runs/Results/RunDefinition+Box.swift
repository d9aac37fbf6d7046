import Experiments
import Plotting
import Settings

extension RunDefinition {
  /// Its outcome and its settings.
  package func box(_ results: Results) -> SymbolBox? {
    if let reason = results.failures[name] {
      return SymbolBox(
        .failed(title: "\(name) was not run", reason: reason), problems: ["\(name) was not run: \(reason)"])
    }
    let result = results.runs[name]
    var problems: [String] = []
    if let ending = result?.ending, kind == .training, !expectsDivergence {
      problems.append("\(name) \(ending)")
    } else if expectsDivergence, result != nil, result?.ending == nil {
      problems.append("\(name) was expected to diverge and did not")
    }
    return SymbolBox(
      .shown(
        kind: kind.words,
        outcome: show == .none ? results.dataNote(name) : result.map { outcome($0, results) },
        settings: show == .settings ? shownSettings(results) : nil),
      problems: problems)
  }

  private func outcome(_ result: RunResult, _ results: Results) -> String {
    var sentence = result.outcome
    if kind == .training, result.ending == nil, let tests = try? result.tests() {
      let accuracies = tests.map { Double($0.test.correct) / Double(max(1, $0.test.count)) }
      let seeds = accuracies.count > 1 ? ", mean of \(accuracies.count) seeds" : ""
      sentence =
        "\(NumberText.percent(MeanEstimate(accuracies).mean, 2)) of \(NumberText.count(tests[0].test.count, "test picture")) "
        + "classified rightly after \(result.lengthWords)\(seeds)."
    }
    if expectsDivergence, result.ending == nil { sentence += " It was expected to diverge, and did not." }
    if let goal = result.goal, !sentence.hasPrefix("Stopped") { sentence += " \(goal)" }
    if let start { sentence += " It began with \(start.words)\(strays(start, results))." }
    if let missed = result.missedGoal { sentence += " \(missed)" }
    if let note = results.testNote(name) { sentence += " \(note)" }
    if let note = results.dataNote(name) { sentence += " \(note)" }
    for fallback in fallbacks(results) {
      sentence +=
        " \(fallback.path) does not exist (\(fallback.reason)), so \(NumberFormat.rate(fallback.value)) was used."
    }
    return sentence
  }

  /// Which seeds began with another seed's weights: `, seed 3 with those of pretrained#1`.
  private func strays(_ start: StartSetting, _ results: Results) -> String {
    guard let run = start.run, let others = results.symbols[run.name, as: RunDefinition.self]?.seeds else { return "" }
    let seeds = start.strays(self.seeds, among: others)
    guard !seeds.isEmpty else { return "" }
    return ", seed\(seeds.count == 1 ? "" : "s") \(NumberText.list(seeds.map(String.init))) with those of "
      + "\(run.name)#\(others[0])"
  }

  /// Where a fallback was taken: `finder.suggestion`, with the reason.
  func fallbacks(_ results: Results) -> [(path: String, value: Double, reason: String)] {
    references.compactMap { reference in
      guard let fallback = reference.expression.fallback else { return nil }
      do throws(ResultProblem) {
        _ = try results.number(reference.expression.path)
        return nil
      } catch { return (reference.expression.path.description, fallback, error.sentence) }
    }
  }

  /// As the author wrote them, with results of other runs put in.
  private func shownSettings(_ results: Results) -> String {
    SettingsWriter.text(
      ResultsInSettings.replaced(in: settings) { expression, _ in
        let number = try? results.number(expression.path)
        return (number.map { expression.value(of: $0) } ?? expression.fallback).map { SettingsWriter.rounded($0) }
      })
  }
}
