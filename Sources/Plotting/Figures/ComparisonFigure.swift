/// Runs over the same axis, and below how far their results are from the baseline's.
package struct ComparisonFigure: Figure, Hashable {
  package static let kind = "comparison"

  package enum Measure: String, Hashable, Sendable, CaseIterable { case accuracy, loss }

  /// A run's final test result less the baseline's.
  package struct Difference: Hashable, Sendable {
    /// The name of one of the runs.
    package var run: String
    package var mean: Double
    /// Nothing where one seed allows none.
    package var interval: ClosedRange<Double>?
    /// One per seed, or per pair of seeds.
    package var perSeed: [Double]

    package init(run: String, mean: Double, interval: ClosedRange<Double>? = nil, perSeed: [Double] = []) {
      (self.run, self.mean, self.interval, self.perSeed) = (run, mean, interval, perSeed)
    }
  }

  package var measure: Measure
  /// Their test values are compared.
  package var runs: [RunCurve]
  package var baseline: String
  package var differences: [Difference]
  /// What the intervals are: `95 % t interval, 3 seeds`.
  package var intervalName: String

  package init(
    measure: Measure, runs: [RunCurve], baseline: String, differences: [Difference],
    intervalName: String = "95 % interval"
  ) {
    (self.measure, self.runs, self.baseline) = (measure, runs, baseline)
    (self.differences, self.intervalName) = (differences, intervalName)
  }
}
