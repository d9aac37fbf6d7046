import Experiments
import Foundation
import Plotting
import Publishing

/// The box of a recipe or a run: its outcome and its settings.
enum RunBoxWriter {
  static func box(_ run: RunDefinition, in filler: ContentFiller) -> ReportElement {
    if let reason = filler.results.failures[run.name] {
      filler.report("\(run.name) was not run: \(reason)", at: run.location)
      return .problem(
        ProblemBox(title: "\(run.name) was not run", message: reason.capitalizedSentence + "."))
    }
    let result = filler.results.runs[run.name]
    if let ending = result?.ending, run.kind == .training, !run.expectsDivergence {
      filler.report("\(run.name) \(ending)", at: run.location)
    } else if run.expectsDivergence, result != nil, result?.ending == nil {
      filler.report("\(run.name) was expected to diverge and did not", at: run.location)
    }
    return .run(
      RunBox(
        label: run.name, name: run.name, kind: run.kind.words,
        outcome: run.show == .none ? nil : result.map { outcome($0, filler) },
        settings: run.show == .settings ? settings(run, result) : nil))
  }

  private static func outcome(_ result: RunResult, _ filler: ContentFiller) -> String {
    var sentence = result.outcome
    if result.definition.kind == .training, result.ending == nil, let tests = try? result.tests() {
      let accuracies = tests.map { Double($0.test.correct) / Double(max(1, $0.test.count)) }
      let seeds = accuracies.count > 1 ? ", mean of \(accuracies.count) seeds" : ""
      sentence =
        "\(NumberText.percent(MeanEstimate(accuracies).mean, 2)) of \(NumberText.count(tests[0].test.count, "test picture")) "
        + "classified rightly after \(NumberText.count(result.records[0].steps.count, "step"))\(seeds)."
    }
    for fallback in result.definition.fallbacks(filler.results) {
      sentence +=
        " \(fallback.path) does not exist (\(fallback.reason)), so \(NumberFormat.rate(fallback.value)) was used."
    }
    return sentence
  }

  /// As the run was made, with results of other runs put in; as written, for recipes.
  private static func settings(_ run: RunDefinition, _ result: RunResult?) -> String? {
    guard let plan = result?.records.first?.plan else { return SettingsWriter.text(run.settings) }
    guard var settings = try? PlanDifference.settings(of: plan) else { return nil }
    settings["seed"] = nil
    let seeds =
      run.seeds.count == 1 ? "seed: \(run.seeds[0])" : "seeds: \(run.seeds.map(String.init).joined(separator: ", "))"
    return (settings.sorted { $0.key < $1.key }.map { "\($0.key): \(SettingsWriter.plain($0.value))" } + [seeds])
      .joined(separator: "\n")
  }
}

/// The box of a compare: how far its runs are apart, and in which settings they differ.
enum CompareBoxWriter {
  static func box(_ compare: CompareDefinition, in filler: ContentFiller) -> ReportElement {
    do {
      let comparison = try filler.comparison(compare.name)
      let base = comparison.baseline.name
      var sentences = comparison.rows.compactMap { row in
        row.difference.map { ComparisonTable.sentence(row.run.name, base, $0) }
      }
      let differences = try differences(comparison)
      let others = Set(differences.map(\.setting.topLevel)).subtracting(["schedule", "seed"]).sorted()
      if !others.isEmpty {
        sentences.append("Beside the schedule they differ in \(NumberText.list(others)), which may be the reason.")
      }
      return .run(
        RunBox(
          label: compare.name, name: compare.name, kind: "compare", outcome: sentences.joined(separator: " "),
          settings: differences.map(\.line).joined(separator: "\n")))
    } catch {
      filler.report("\(compare.name) cannot be made: \(error)", at: compare.location)
      return .problem(
        ProblemBox(title: "\(compare.name) cannot be made", message: "\(error)".capitalizedSentence + "."))
    }
  }

  private static func differences(_ comparison: Comparison) throws -> [(setting: String, line: String)] {
    let all = try comparison.rows.compactMap { row -> (String, [String: String])? in
      guard let plan = row.run.records.first?.plan else { return nil }
      return (row.run.name, try PlanDifference.settings(of: plan))
    }
    return Set(all.flatMap(\.1.keys)).sorted().compactMap { setting in
      let values = all.map { $0.1[setting] }
      guard Set(values).count > 1 else { return nil }
      let texts = all.map { "\($0.0) \(SettingsWriter.plain($0.1[setting] ?? "–"))" }
      return (setting, "\(setting): " + texts.joined(separator: ", "))
    }
  }
}

extension String {
  fileprivate var topLevel: String { String(prefix { $0 != "." }) }
}
