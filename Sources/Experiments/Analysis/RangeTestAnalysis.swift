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
  /// What the test was asked for.
  package let chosen: Outcome

  /// - Parameters:
  ///   - smoothing: nil takes `Smoothing.standard` for as many steps as there are rates.
  ///   - divergence: the limit that the test had; nil where it had none.
  ///   - isCut: whether the test ended before its last step, since it diverged.
  package init(
    rates: [Double], losses: [Double], measure: Measure = .loss, smoothing: Smoothing? = nil,
    divergence: Double? = 4, isCut: Bool = false, rule: SuggestionRule = .standard(for: .loss)
  ) {
    precondition(rates.count == losses.count, "\(rates.count) rates and \(losses.count) losses")
    (self.rates, self.losses, self.measure) = (rates, losses, measure)
    let smoothing = smoothing ?? .standard(steps: rates.count)
    self.smoothing = smoothing
    let shape = CurveShape(
      rates: rates, losses: losses, isAccuracy: measure == .accuracy, smoothing: smoothing, divergence: divergence,
      isCut: isCut)
    (smoothed, outliers, ending) = (shape.smoothed, shape.outliers, shape.ending)
    outcomes = Self.judge(shape, by: SuggestionRule.all.map { SuggestionRule($0.init(skip: nil)) })
    chosen =
      outcomes.first { $0.rule == rule }
      ?? Self.outcome(rule, shape, others: Self.judge(shape, by: rule.before).compactMap(\.suggestion))
  }

  /// From fewer points nothing is suggested.
  package static let fewestPoints = CurveShape.fewest

  /// The outcome of a rule with its standard settings.
  package func outcome(of kind: any SuggestionRuleKind.Type) -> Outcome? {
    outcomes.first { $0.rule.name == kind.name }
  }

  /// Why the test suggests nothing, as a sentence; nil where it does.
  package var refusal: String? { chosen.refusal?.sentence(of: measure) }

  /// One outcome for each rule, which is shown what those before it suggest.
  private static func judge(_ shape: CurveShape, by rules: [SuggestionRule]) -> [Outcome] {
    var outcomes: [Outcome] = []
    for rule in rules { outcomes.append(outcome(rule, shape, others: outcomes.compactMap(\.suggestion))) }
    return outcomes
  }

  private static func outcome(_ rule: SuggestionRule, _ shape: CurveShape, others: [Suggestion]) -> Outcome {
    do throws(Refusal) {
      if let refusal = shape.refusal { throw refusal }
      if let needed = rule.judges, needed != (shape.isAccuracy ? .accuracy : .loss) {
        throw needed == .loss ? .needsLoss : .needsAccuracy
      }
      let window = rule.kind.window(shape.usable)
      let curve = RangeTestCurve(
        rates: shape.rates[window], losses: shape.smoothed[window], lowestRate: shape.rates[0],
        usableRates: shape.rates[..<shape.usable], halfway: shape.halfway, others: others)
      return Outcome(rule: rule, suggestion: try rule.kind.suggest(curve))
    } catch {
      return Outcome(rule: rule, refusal: error)
    }
  }
}
