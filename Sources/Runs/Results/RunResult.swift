import Experiments
import Foundation
import Learning
import Plotting

/// What a run of the book came to, over all of its seeds.
package struct RunResult: Sendable {
  package var definition: RunDefinition
  /// One per seed, in the order of the definition.
  package var records: [RunRecord]
  /// One per record of a range test.
  package var analyses: [RangeTestAnalysis]

  package init(_ definition: RunDefinition, _ records: [RunRecord]) {
    (self.definition, self.records) = (definition, records)
    guard let criterion = definition.criterion else {
      analyses = []
      return
    }
    analyses = records.map { record in
      let curve = record.curve(criterion)
      return RangeTestAnalysis(
        rates: curve.rates, losses: curve.values, measure: criterion.measure, smoothing: criterion.smoothing,
        divergence: criterion.divergence, isCut: record.outcome != .finished,
        rule: criterion.rule)
    }
  }

  package var name: String { definition.name }

  package func record(of seed: Int) -> RunRecord? { records.first { $0.plan.seed == seed } }

  /// The same run with one of its seeds only.
  package func only(seed: Int?) throws(ResultProblem) -> RunResult {
    guard let seed else { return self }
    let kept = records.filter { $0.plan.seed == seed }
    guard !kept.isEmpty else { throw ResultProblem("\(name) has no seed \(seed)") }
    return RunResult(definition, kept)
  }

  /// Why the run ended early, for labels; nil where every seed finished.
  package var ending: String? {
    let steps = records.compactMap { if case .diverged(let step) = $0.outcome { step } else { nil } }
    guard let first = steps.min() else { return nil }
    return steps.count == records.count && records.count == 1
      ? "diverged at step \(first)" : "\(steps.count) of \(records.count) seeds diverged, first at step \(first)"
  }

  /// Within a sentence: `it diverged at step 130`, `2 of 3 seeds diverged, first at step 4`.
  package var endingClause: String? { ending.map { $0.first?.isNumber == true ? $0 : "it \($0)" } }

  /// `ending` for cells of tables.
  package var briefEnding: String? {
    let diverged = records.filter { if case .diverged = $0.outcome { true } else { false } }.count
    guard diverged > 0 else { return nil }
    return diverged == records.count ? "diverged" : "\(diverged) of \(records.count) diverged"
  }

  /// Where the goal of its `stop` was reached, as a sentence; nil where no seed reached it, or none was set.
  package var goal: String? {
    let steps = records.compactMap { if case .stopped(let step) = $0.outcome { step } else { nil } }
    // It may have been another run's result, so that no setting says it; seeds have the same one.
    guard let goal = records.first?.plan.stop, let first = steps.min(), let last = steps.max() else { return nil }
    let range = first == last ? "\(first) steps" : "\(first) to \(last) steps"
    let seeds = steps.count < records.count ? ", \(steps.count) of \(records.count) seeds" : ""
    return "Stopped after \(range)\(seeds), when \(goal.metric.rawValue) had reached \(NumberFormat.rate(goal.level))."
  }

  /// That its `stop` was never reached, as a sentence; nil where a seed reached it, or none was set.
  package var missedGoal: String? {
    guard let goal = records.first?.plan.stop, ending == nil else { return nil }
    let isReached = records.contains { record in
      if case .stopped = record.outcome { return true }
      return record.epochs.contains { $0[goal.metric].map { goal.isReached(by: $0) } ?? false }
    }
    guard !isReached else { return nil }
    return "It was to stop when \(goal.metric.rawValue) reached \(NumberFormat.level(goal.level)), which it never did."
  }

  /// `98 steps`, or `40 to 48 steps` where seeds ended at different ones.
  var lengthWords: String {
    let steps = records.map(\.steps.count)
    let (least, most) = (steps.min() ?? 0, steps.max() ?? 0)
    return least == most
      ? NumberText.count(most, "step") : "\(NumberText.whole(least)) to \(NumberText.count(most, "step"))"
  }

  /// What became of it, in one sentence.
  package var outcome: String {
    if definition.kind == .rangeTest {
      let length = lengthWords
      guard let suggestion = try? suggestion() else {
        let reason = refusal.map { ": \($0)" } ?? ""
        return "Ended after \(length), without a suggestion\(reason)."
      }
      let refused = refusals > 0 ? "; \(refusals) of \(analyses.count) seeds suggest nothing" : ""
      return "Finished after \(length): \(suggestion.sentence)\(refused)."
    }
    return ending.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } ?? goal ?? "Finished."
  }

  /// What a range test suggests over its seeds: the geometric mean of those that suggest something, where these are
  /// more than half of them.
  package func suggestion(
    _ kind: (any SuggestionRuleKind.Type)? = nil
  ) throws(ResultProblem) -> GeometricMean {
    let rates = try suggestedRates(kind)
    guard let mean = GeometricMean(rates) else { throw ResultProblem("\(name) has no record") }
    return mean
  }

  func suggestedRates(_ kind: (any SuggestionRuleKind.Type)?) throws(ResultProblem) -> [Double] {
    guard definition.kind == .rangeTest else { throw ResultProblem("\(name) is no range test") }
    let outcomes = analyses.map { analysis in kind.flatMap { analysis.outcome(of: $0) } ?? analysis.chosen }
    let rates = outcomes.compactMap(\.suggestion?.rate)
    guard rates.count * 2 > outcomes.count else {
      let refused = outcomes.count > 1 ? " with \(outcomes.count - rates.count) of \(outcomes.count) seeds" : ""
      let measure = definition.criterion?.measure ?? .loss
      let reason = outcomes.lazy.compactMap { $0.refusal?.sentence(of: measure) }.first ?? "no rule agreed"
      throw ResultProblem("\(name) suggests nothing\(refused): \(reason)")
    }
    return rates
  }

  /// Why seeds suggest nothing: where that is not true of all of them, each reason with their number.
  package var refusal: String? {
    var counts: [(reason: String, count: Int)] = []
    for reason in analyses.compactMap(\.refusal) {
      if let place = counts.firstIndex(where: { $0.reason == reason }) {
        counts[place].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    guard !counts.isEmpty else { return nil }
    return counts.map { found in
      found.count == analyses.count ? found.reason : "with \(found.count) of \(analyses.count) seeds \(found.reason)"
    }.joined(separator: "; ")
  }

  /// How many seeds suggest nothing.
  var refusals: Int { analyses.filter { $0.chosen.suggestion == nil }.count }
}

extension RunRecord {
  /// What a range test measured, over the rate of the last step before it.
  fileprivate func curve(_ criterion: RunDefinition.RangeTestCriterion) -> (rates: [Double], values: [Double]) {
    guard criterion.evaluations != nil else {
      return (steps.learningRate, criterion.measure == .accuracy ? steps.accuracy : steps.loss)
    }
    let measured = (evaluations ?? []).filter { steps.learningRate.indices.contains($0.step - 1) }
    return (
      measured.map { steps.learningRate[$0.step - 1] },
      measured.map { criterion.measure == .accuracy ? $0.accuracy : $0.loss }
    )
  }
}

extension GeometricMean {
  fileprivate var sentence: String {
    "suggests a rate of \(NumberFormat.rate(mean))"
      + (count > 1 ? ", from \(NumberFormat.rate(low)) to \(NumberFormat.rate(high)) over \(count) seeds" : "")
  }
}

extension RunResult {
  /// Its records by the rates that they took: most schedules lead all seeds one way, and one that listens to results may
  /// not. Where a seed stopped before another, it went the other's way as far as it came; the longest stands first.
  package var waysOfRates: [[RunRecord]] {
    var ways: [[RunRecord]] = []
    for record in records.sorted(by: { $0.steps.count > $1.steps.count }) {
      let place = ways.firstIndex { $0[0].steps.learningRate.starts(with: record.steps.learningRate) }
      if let place { ways[place].append(record) } else { ways.append([record]) }
    }
    return ways
  }
}
