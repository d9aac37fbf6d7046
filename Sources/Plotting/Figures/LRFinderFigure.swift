/// A learning-rate range test: loss over the rate, what each rule suggests, and what was chosen.
package struct LRFinderFigure: Figure, Hashable {
  package static let kind = "lr-finder"

  /// One run of the test; the arrays are as long as the test, one entry per step.
  package struct Curve: Hashable, Sendable {
    package var rates: [Double]
    package var losses: [Double]
    /// May be shorter than `rates`.
    package var smoothed: [Double]
    /// The first step that counts as diverged.
    package var divergedFrom: Int?

    package init(rates: [Double], losses: [Double], smoothed: [Double], divergedFrom: Int? = nil) {
      (self.rates, self.losses, self.smoothed, self.divergedFrom) = (rates, losses, smoothed, divergedFrom)
    }
  }

  package struct Suggestion: Hashable, Sendable {
    package var rule: String
    package var rate: Double

    package init(rule: String, rate: Double) { (self.rule, self.rate) = (rule, rate) }
  }

  package enum Choice: Hashable, Sendable {
    case rate(Double, rule: String)
    /// Why the test suggests nothing, as a sentence.
    case refused(String)
  }

  /// One per seed; the first is drawn strong.
  package var curves: [Curve]
  package var suggestions: [Suggestion]
  package var choice: Choice
  /// Lowest and highest rate of the cycle that uses the test.
  package var cycle: ClosedRange<Double>?
  /// The quantity down the side: `training loss`.
  package var measure: String
  /// How the strong line was smoothed: `exponential mean, 0.98`.
  package var smoothing: String

  package init(
    curves: [Curve], suggestions: [Suggestion], choice: Choice, cycle: ClosedRange<Double>? = nil,
    measure: String = "training loss", smoothing: String = "exponential mean"
  ) {
    (self.curves, self.suggestions, self.choice) = (curves, suggestions, choice)
    (self.cycle, self.measure, self.smoothing) = (cycle, measure, smoothing)
  }
}
