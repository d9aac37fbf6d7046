import Experiments
import Learning
import Plotting
import Runs

/// What is different about a run that both sides of a `diff` have.
struct RunComparison {
  static let measures = Metric.byInterest.compactMap { CompareMeasure($0.rawValue) }

  /// Something that one side has otherwise, or not at all.
  struct Change: Hashable {
    /// `schedule.one-cycle.max`, `seeds`, `made with threads`
    var name: String
    /// nil where only the other side has it.
    var before: String?
    var after: String?
  }

  /// What both came to by one measure.
  struct Result {
    var measure: CompareMeasure
    /// Numbers without their unit, or why there are none.
    var before: String
    var after: String
    var isEqual: Bool
    /// The second less the first; nil where either has no value.
    var difference: RunDifference?
  }

  var name: String
  var kind: RunDefinition.Kind
  var settings: [Change] = []
  /// Of trainings whose records differ; also those in which they do not.
  var results: [Result] = []
  /// What range tests suggest, by rule.
  var suggestions: [Change] = []
  /// The seeds that results are compared over, where either side has more.
  var commonSeeds: [Int]?
  private var hasOtherRecords: Bool

  var isEmpty: Bool { settings.isEmpty && suggestions.isEmpty && !hasOtherRecords }
  /// Whether the records differ, in nothing that is compared here.
  var isOtherwiseDifferent: Bool {
    hasOtherRecords && settings.isEmpty && suggestions.isEmpty && results.allSatisfy(\.isEqual)
  }

  /// - Returns: nil where a side does not have the run.
  init?(_ name: String, _ first: WriteUp, _ second: WriteUp) throws {
    guard let a = first.runs[name], let b = second.runs[name] else { return nil }
    (self.name, kind) = (name, b.definition.kind)
    hasOtherRecords = a.records != b.records
    settings = try Self.settings(a, b)
    if a.definition.kind == .training, b.definition.kind == .training, hasOtherRecords { compareResults(a, b) }
    for rule in SuggestionRule.all.map({ $0.name }) {
      let (one, other) = (first.suggestions[name]?[rule], second.suggestions[name]?[rule])
      guard one != other else { continue }
      suggestions.append(Change(name: "suggestion.\(rule)", before: Self.rate(one), after: Self.rate(other)))
    }
  }

  /// Settings by name, then seeds, data and what made the records.
  private static func settings(_ a: RunResult, _ b: RunResult) throws -> [Change] {
    let pairs = common(a, b)
    var found: [Change] = []
    func add(_ name: String, _ before: String?, _ after: String?) {
      let change = Change(name: name, before: before, after: after)
      if before != after, !found.contains(change) { found.append(change) }
    }
    let plans = pairs.isEmpty ? zip(a.records.prefix(1), b.records.prefix(1)).map { ($0, $1) } : pairs
    for (one, other) in plans {
      var plan = other.plan
      plan.seed = one.plan.seed
      for difference in try PlanDifference.between(one.plan, plan) {
        add(difference.setting, difference.shownBefore, difference.shownAfter)
      }
    }
    add("seeds", list(a.records.map(\.plan.seed)), list(b.records.map(\.plan.seed)))
    for (one, other) in plans {
      add(
        "fingerprint of the data", "\(one.data.fingerprint.prefix(12))", "\(other.data.fingerprint.prefix(12))")
      for (title, value) in facts { add("made with \(title)", value(one.provenance), value(other.provenance)) }
    }
    return found
  }

  private static let facts: [(title: String, value: @Sendable (Provenance) -> String)] = [
    ("numerics", { "\($0.numerics)" }), ("precision", { "\($0.precision)" }), ("threads", { "\($0.threads)" }),
    ("library", { $0.library }), ("instructions", { $0.instructions }),
  ]

  private mutating func compareResults(_ a: RunResult, _ b: RunResult) {
    let pairs = Self.common(a, b)
    // Over the seeds that both have, where these are enough; the others are not thrown away where there are none.
    let isPaired = pairs.count > 1 || (pairs.count == 1 && min(a.records.count, b.records.count) == 1)
    if isPaired, max(a.records.count, b.records.count) > pairs.count { commonSeeds = pairs.map(\.0.plan.seed) }
    let one = AnyRun.made(isPaired ? RecordedRun.result(a.name, pairs.map(\.0)) : a)
    let other = AnyRun.made(isPaired ? RecordedRun.result(b.name, pairs.map(\.1)) : b)
    results = Self.measures.compactMap { measure in
      let values = (measure.values(one).values, measure.values(other).values)
      guard values.0 != nil || values.1 != nil else { return nil }
      return Result(
        measure: measure, before: measure.cell(one), after: measure.cell(other), isEqual: values.0 == values.1,
        difference: RunDifference(other, less: one, by: measure))
    }
  }

  /// Records of equal seeds.
  private static func common(_ a: RunResult, _ b: RunResult) -> [(RunRecord, RunRecord)] {
    a.records.compactMap { one in b.records.first { $0.plan.seed == one.plan.seed }.map { (one, $0) } }
  }

  private static func rate(_ rates: [Double]?) -> String? {
    guard let rates, let mean = GeometricMean(rates) else { return nil }
    return NumberFormat.rate(mean.mean) + (rates.count > 1 ? " (n = \(rates.count))" : "")
  }

  private static func list(_ seeds: [Int]) -> String { seeds.map { "\($0)" }.joined(separator: ", ") }
}
