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
  /// How `smoothed` came about.
  package let smoothing: Smoothing
  /// Steps whose loss was left out as an outlier.
  package let outliers: [Int]
  package let ending: Ending
  /// Every rule, computed with its standard settings.
  package let outcomes: [Outcome]
  package let measure: Measure
  package let consensus: Consensus?
  /// What the test was asked for.
  package let chosen: Outcome

  /// - Parameters:
  ///   - smoothing: nil takes `Smoothing.standard` for as many steps as there are rates.
  ///   - divergence: the limit that the test had; nil where it had none.
  ///   - isCut: whether the test diverged after the last of these losses was measured.
  package init(
    rates: [Double], losses: [Double], measure: Measure = .loss, smoothing: Smoothing? = nil,
    divergence: Double? = 4, isCut: Bool = false, rule: SuggestionRule = .standard
  ) {
    precondition(rates.count == losses.count, "\(rates.count) rates and \(losses.count) losses")
    (self.rates, self.losses, self.measure) = (rates, losses, measure)
    let smoothing = smoothing ?? .standard(steps: rates.count)
    self.smoothing = smoothing
    let shape = CurveShape(
      rates: rates, losses: losses, isAccuracy: measure == .accuracy, smoothing: smoothing, divergence: divergence,
      isCut: isCut)
    (smoothed, outliers, ending) = (shape.smoothed, shape.outliers, shape.ending)
    let standard = Self.judge(shape, skip: nil)
    (outcomes, consensus) = standard
    if let known = outcomes.first(where: { $0.rule == rule }) {
      chosen = known
    } else if rule.kind == .consensus {
      chosen = Self.judge(shape, skip: rule.skip).outcomes.last ?? Outcome(rule: rule, refusal: .tooFewRules(0))
    } else {
      chosen = Self.outcome(rule, shape)
    }
  }

  /// From fewer points nothing is suggested.
  package static let fewestPoints = CurveShape.fewest

  /// The outcome of a rule with its standard settings.
  package func outcome(of kind: SuggestionRule.Kind) -> Outcome? { outcomes.first { $0.rule.kind == kind } }

  /// Why the test suggests nothing, as a sentence; nil where it does.
  package var refusal: String? { chosen.refusal?.sentence(of: measure) }

  /// Every rule with the same skip, the consensus last.
  private static func judge(_ shape: CurveShape, skip: SuggestionRule.Skip?) -> (outcomes: [Outcome], Consensus?) {
    let kinds = SuggestionRule.Kind.allCases.filter { $0 != .consensus }
    let outcomes = kinds.map { outcome(SuggestionRule($0, skip: skip), shape) }
    let together = SuggestionRule(.consensus, skip: skip)
    do throws(Refusal) {
      if let refusal = shape.refusal { throw refusal }
      let consensus = try Consensus.agree(
        outcomes.compactMap(\.suggestion), halfway: shape.halfway, over: shape.rates[..<shape.usable])
      return (outcomes + [Outcome(rule: together, suggestion: consensus.suggestion)], consensus)
    } catch {
      return (outcomes + [Outcome(rule: together, refusal: error)], nil)
    }
  }

  private static func outcome(_ rule: SuggestionRule, _ shape: CurveShape) -> Outcome {
    do throws(Refusal) {
      if let refusal = shape.refusal { throw refusal }
      if shape.isAccuracy, rule.kind.needsLoss { throw .needsLoss }
      let window = rule.window(shape.usable)
      let curve = RangeTestCurve(
        rates: shape.rates[window], losses: shape.smoothed[window], lowestRate: shape.rates[0],
        isAccuracy: shape.isAccuracy)
      return Outcome(rule: rule, suggestion: try rule.suggest(curve))
    } catch {
      return Outcome(rule: rule, refusal: error)
    }
  }
}
