import Experiments
import Plotting
import Settings

extension CompareDefinition {
  /// How far its runs are apart, and in which settings they differ.
  package func box(_ results: Results) -> SymbolBox? {
    do {
      let comparison = try Comparison(self, results)
      let base = comparison.baseline.name
      var sentences = comparison.rows.compactMap { Comparison.sentence($0.run.name, base, by[0], $0.differences[0]) }
      let differences = try Self.differences(comparison)
      sentences += Self.unknown(comparison) + Self.otherPictures(comparison)
      sentences += try Self.reasons(comparison)
      return SymbolBox(
        .shown(
          kind: noun, outcome: sentences.joined(separator: " "),
          settings: differences.sorted().map { Self.line($0, comparison) }.joined(separator: "\n")))
    } catch {
      return SymbolBox(
        .failed(title: "\(name) cannot be made", reason: "\(error)"), problems: ["\(name) cannot be made: \(error)"])
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

  /// In what beside the schedule runs differ from the baseline.
  private static func reasons(_ comparison: Comparison) throws -> [String] {
    guard let base = comparison.baseline.made?.records.first?.plan else { return [] }
    var found: [Set<String>: [String]] = [:]
    for row in comparison.rows where !row.isBaseline {
      guard let plan = row.run.made?.records.first?.plan else { continue }
      found[try settings(base, plan), default: []].append(row.run.name)
    }
    let isSame = found.count == 1
    return found.sorted { ($0.value.first ?? "") < ($1.value.first ?? "") }.compactMap { settings, names in
      let others = settings.subtracting(["schedule", "seed"]).sorted()
      guard !others.isEmpty else { return nil }
      let who = NumberText.list(names)
      let differ =
        isSame
        ? "they differ"
        : names.count == 1
          ? "\(who) differs from \(comparison.baseline.name)"
          : "\(who) differ from \(comparison.baseline.name)"
      let sentence = "\(differ) in \(NumberText.list(others))"
      return settings.contains("schedule")
        ? "Beside the schedule \(sentence), which may be the reason." : "\(sentence.capitalizedSentence)."
    }
  }

  private static func settings(_ one: RunPlan, _ other: RunPlan) throws -> Set<String> {
    Set(try PlanDifference.between(one, other).map { String($0.setting.prefix { $0 != "." }) })
  }

  /// Which runs were tested on other pictures than the baseline.
  private static func otherPictures(_ comparison: Comparison) -> [String] {
    guard let base = comparison.baseline.made, let fingerprint = base.records.first?.data.fingerprint else { return [] }
    let others = comparison.rows.compactMap(\.run.made).filter { run in
      run.records.first.map { $0.data.fingerprint != fingerprint } ?? false
    }
    guard !others.isEmpty else { return [] }
    let names = NumberText.list(others.map(\.name))
    return [
      "\(names.capitalizedSentence) \(others.count == 1 ? "has" : "have") other data than \(base.name), so that the "
        + "difference is of the pictures too."
    ]
  }

  /// The settings whose values differ, as far as they decide a run's numbers.
  private static func differences(_ comparison: Comparison) throws -> Set<String> {
    let plans = comparison.rows.compactMap { $0.run.made?.records.first?.plan }
    var found: Set<String> = try plans.dropFirst().reduce(into: []) { $0.formUnion(try settings(plans[0], $1)) }
    found.remove("seed")
    let seeds = Set(comparison.rows.compactMap { $0.run.made?.records.map(\.plan.seed) })
    if seeds.count > 1 { found.insert("seeds") }
    return found
  }

  /// The setting's name, and below it the value of each run.
  private static func line(_ setting: String, _ comparison: Comparison) -> String {
    let lines = comparison.rows.map { row in
      let value =
        setting == "seeds"
        ? row.run.made.map { "[\($0.records.map { "\($0.plan.seed)" }.joined(separator: ", "))]" }
        : row.run.made?.records.first.flatMap { SettingsWriter.text(of: setting, in: $0.plan) }
      return "  \(row.run.name): \(value ?? (row.run.reported == nil ? "–" : "reported, not known"))"
    }
    return (["\(setting):"] + lines).joined(separator: "\n")
  }
}
