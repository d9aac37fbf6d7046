/// What a range test says: its curve, where it diverged, and what every rule suggests or why it does not.
///
/// A pure function of the recorded rates and losses; nothing in it is part of a run's key.
package struct RangeTestAnalysis: Hashable, Codable, Sendable {
  package enum Measure: String, Hashable, Codable, Sendable { case loss, accuracy }

  package enum Ending: Hashable, Codable, Sendable {
    case finished
    /// The smoothed loss left its best far below from this step on.
    case diverged(step: Int)
    /// The first step whose loss is no finite number.
    case notFinite(step: Int)
  }

  package struct Outcome: Hashable, Codable, Sendable {
    package var rule: SuggestionRule
    /// nil after a refusal.
    package var suggestion: Suggestion?
    package var refusal: Refusal?
  }

  /// One per recorded step.
  package let rates: [Double]
  /// As recorded; accuracies where those were measured.
  package let losses: [Double]
  /// Losses, or 1 − accuracy, without single outliers and smoothed; ends before the first that is no finite number.
  package let smoothed: [Double]
  /// Steps whose loss was left out as an outlier.
  package let outliers: [Int]
  package let ending: Ending
  /// Every rule, computed with its standard settings.
  package let outcomes: [Outcome]
  package let consensus: Consensus?
  /// What the test was asked for.
  package let chosen: Outcome

  package init(
    rates: [Double], losses: [Double], measure: Measure = .loss, smoothing: Smoothing = .standard,
    divergence: Double? = 4, rule: SuggestionRule = .standard
  ) {
    precondition(rates.count == losses.count, "\(rates.count) rates and \(losses.count) losses")
    (self.rates, self.losses) = (rates, losses)
    let shape = CurveShape(
      rates: rates, losses: losses, isAccuracy: measure == .accuracy, smoothing: smoothing, divergence: divergence)
    (smoothed, outliers, ending) = (shape.smoothed, shape.outliers, shape.ending)
    let kinds = SuggestionRule.Kind.allCases.filter { $0 != .consensus }
    var outcomes = kinds.map { Self.outcome(SuggestionRule($0), shape) }
    let agreed = Result { () throws(Refusal) -> Consensus in
      if let refusal = shape.refusal { throw refusal }
      return try Consensus.agree(outcomes.compactMap(\.suggestion), over: rates)
    }
    let together = SuggestionRule(.consensus)
    switch agreed {
    case .success(let found):
      consensus = found
      outcomes.append(Outcome(rule: together, suggestion: found.suggestion))
    case .failure(let refusal):
      consensus = nil
      outcomes.append(Outcome(rule: together, refusal: refusal))
    }
    self.outcomes = outcomes
    let standard = outcomes.first { $0.rule == rule }
    chosen = standard ?? Self.outcome(rule, shape)
  }

  /// The outcome of a rule with its standard settings.
  package func outcome(of kind: SuggestionRule.Kind) -> Outcome? { outcomes.first { $0.rule.kind == kind } }

  /// Why the test suggests nothing, as a sentence; nil where it does.
  package var refusal: String? { chosen.refusal?.sentence }

  private static func outcome(_ rule: SuggestionRule, _ shape: CurveShape) -> Outcome {
    do throws(Refusal) {
      if let refusal = shape.refusal { throw refusal }
      let window = rule.window(shape.usable)
      let curve = RangeTestCurve(
        rates: shape.rates[window], losses: shape.smoothed[window], isAccuracy: shape.isAccuracy)
      return Outcome(rule: rule, suggestion: try rule.suggest(curve))
    } catch {
      return Outcome(rule: rule, refusal: error)
    }
  }
}
