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
        settings: run.show == .settings ? settings(run, in: filler) : nil))
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
    if let goal = result.goal, !sentence.hasPrefix("Stopped") { sentence += " \(goal)" }
    if let start = result.definition.start { sentence += " It began with \(start.words)." }
    if let note = filler.testNote(RunReference(name: result.name)) { sentence += " \(note)" }
    for fallback in result.definition.fallbacks(filler.results) {
      sentence +=
        " \(fallback.path) does not exist (\(fallback.reason)), so \(NumberFormat.rate(fallback.value)) was used."
    }
    return sentence
  }

  /// As the author wrote them, with results of other runs put in.
  private static func settings(_ run: RunDefinition, in filler: ContentFiller) -> String {
    SettingsWriter.text(
      RunReader.replacingResults(in: run.settings) { expression, _ in
        let number = (try? filler.results.value(expression.path))?.number
        return (number.map { expression.value(of: $0) } ?? expression.fallback).map { SettingsWriter.rounded($0) }
      })
  }
}

/// The box of a compare: how far its runs are apart, and in which settings they differ.
enum CompareBoxWriter {
  static func box(_ compare: CompareDefinition, in filler: ContentFiller) -> ReportElement {
    do {
      let comparison = try filler.comparison(compare.name)
      let base = comparison.baseline.name
      var sentences = comparison.rows.compactMap {
        ComparisonTable.sentence($0, base, compare.by[0], $0.differences[0])
      }
      let differences = try differences(comparison)
      sentences += Self.unknown(comparison)
      let others = differences.subtracting(["schedule", "seed"]).sorted()
      if !others.isEmpty {
        sentences.append("Beside the schedule they differ in \(NumberText.list(others)), which may be the reason.")
      }
      return .run(
        RunBox(
          label: compare.name, name: compare.name, kind: "compare", outcome: sentences.joined(separator: " "),
          settings: differences.sorted().map { line($0, comparison) }.joined(separator: "\n")))
    } catch {
      filler.report("\(compare.name) cannot be made: \(error)", at: compare.location)
      return .problem(
        ProblemBox(title: "\(compare.name) cannot be made", message: "\(error)".capitalizedSentence + "."))
    }
  }

  /// What is not known of reported runs, or known to be another test.
  private static func unknown(_ comparison: Comparison) -> [String] {
    let reported = comparison.rows.compactMap(\.run.reported)
    guard !reported.isEmpty else { return [] }
    let names = NumberText.list(reported.map(\.name))
    let made = comparison.rows.lazy.compactMap { $0.run.made == nil ? nil : $0.run }.first
    let others = reported.compactMap { run -> String? in
      guard let made, let count = made.answers?.count, let images = run.values["test.images"]?.value,
        Double(count) != images
      else { return nil }
      return
        "\(run.name.capitalizedSentence) was tested on \(NumberText.whole(Int(images))) pictures and \(made.name) on "
        + "\(NumberText.whole(count)): these are other pictures."
    }
    return ["In what else \(names) differ\(reported.count == 1 ? "s" : ""), which others reported, is not known."]
      + others
  }

  /// The settings whose values differ, as far as they decide a run's numbers.
  private static func differences(_ comparison: Comparison) throws -> Set<String> {
    var found: Set<String> = []
    let plans = comparison.rows.compactMap { $0.run.made?.records.first?.plan }
    for plan in plans.dropFirst() {
      for difference in try PlanDifference.between(plans[0], plan) {
        found.insert(String(difference.setting.prefix { $0 != "." }))
      }
    }
    return found
  }

  /// The setting's name, and below it the value of each run.
  private static func line(_ setting: String, _ comparison: Comparison) -> String {
    let lines = comparison.rows.map { row in
      let value = row.run.made?.records.first.flatMap { SettingsWriter.text(of: setting, in: $0.plan) }
      return "  \(row.run.name): \(value ?? (row.run.reported == nil ? "–" : "reported, not known"))"
    }
    return (["\(setting):"] + lines).joined(separator: "\n")
  }
}
