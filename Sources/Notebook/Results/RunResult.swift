import Experiments
import Foundation

/// What a run of the book came to, over all of its seeds.
package struct RunResult: Sendable {
  package var definition: RunDefinition
  /// One per seed, in the order of the definition.
  package var records: [RunRecord]
  /// One per record of a range test.
  package var analyses: [RangeTestAnalysis]

  init(_ definition: RunDefinition, _ records: [RunRecord]) {
    (self.definition, self.records) = (definition, records)
    guard let judging = definition.judging else {
      analyses = []
      return
    }
    analyses = records.map { record in
      RangeTestAnalysis(
        rates: record.steps.learningRate,
        losses: judging.measure == .accuracy ? record.steps.accuracy : record.steps.loss, measure: judging.measure,
        smoothing: judging.smoothing, divergence: judging.divergence, rule: judging.rule)
    }
  }

  package var name: String { definition.name }

  /// The same run with one of its seeds only.
  func only(seed: Int?) throws(ResultProblem) -> RunResult {
    guard let seed else { return self }
    let kept = records.filter { $0.plan.seed == seed }
    guard !kept.isEmpty else { throw ResultProblem("\(name) has no seed \(seed)") }
    return RunResult(definition, kept)
  }

  /// Why the run ended early, for labels; nil where every seed finished.
  var ending: String? {
    let steps = records.compactMap { if case .diverged(let step) = $0.outcome { step } else { nil } }
    guard let first = steps.min() else { return nil }
    return steps.count == records.count && records.count == 1
      ? "diverged at step \(first)" : "\(steps.count) of \(records.count) diverged, first at step \(first)"
  }

  /// What became of it, in one sentence.
  var outcome: String {
    if definition.kind == .rangeTest {
      let steps = records.map(\.steps.count)
      let length =
        Set(steps).count == 1 ? "\(steps.first ?? 0) steps" : "\(steps.min() ?? 0) to \(steps.max() ?? 0) steps"
      guard let suggestion = try? suggestion() else { return "Finished after \(length), without a suggestion." }
      return "Finished after \(length): \(suggestion.sentence)."
    }
    return ending.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } ?? "Finished."
  }

  /// What a range test suggests over its seeds.
  func suggestion(_ kind: SuggestionRule.Kind? = nil) throws(ResultProblem) -> GeometricMean {
    guard definition.kind == .rangeTest else { throw ResultProblem("\(name) is no range test") }
    var rates: [Double] = []
    for (analysis, record) in zip(analyses, records) {
      let outcome = kind.flatMap { analysis.outcome(of: $0) } ?? analysis.chosen
      guard let suggestion = outcome.suggestion else {
        let seed = records.count > 1 ? " with seed \(record.plan.seed)" : ""
        throw ResultProblem("\(name) suggests nothing\(seed): \(outcome.refusal?.sentence ?? "no rule agreed")")
      }
      rates.append(suggestion.rate)
    }
    guard let mean = GeometricMean(rates) else { throw ResultProblem("\(name) has no record") }
    return mean
  }
}

extension GeometricMean {
  fileprivate var sentence: String {
    "suggests a rate of \(NumberFormat.rate(mean))"
      + (count > 1 ? ", from \(NumberFormat.rate(low)) to \(NumberFormat.rate(high)) over \(count) seeds" : "")
  }
}
