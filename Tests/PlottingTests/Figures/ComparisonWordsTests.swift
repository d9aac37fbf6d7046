import Testing

@testable import Plotting

/// A comparison's caption says no more than its test does.
@Suite struct ComparisonWordsTests {
  private static func caption(_ mean: Double, _ isShown: Bool?, _ interval: ClosedRange<Double>? = nil) -> String {
    ComparisonFigure(
      measure: .accuracy, runs: [], baseline: "fixed",
      differences: [.init(run: "onecycle", mean: mean, interval: interval, isShown: isShown)]
    ).automaticCaption
  }

  @Test(
    arguments: [
      (0.05, true, -0.01...0.11, "Onecycle differs from fixed by +5.0 points (−1.0 to +11.0)."),
      (-0.05, true, nil, "Onecycle differs from fixed by −5.00 points."),
      (0.05, false, -0.01...0.11, "Onecycle is not shown to differ from fixed: +5.0 points (−1.0 to +11.0)."),
      (0.05, nil, nil, "Onecycle ends +5.00 points from fixed, and no test is possible."),
      (0, false, nil, "Onecycle ends exactly as fixed does."), (0, nil, nil, "Onecycle ends exactly as fixed does."),
    ] as [(Double, Bool?, ClosedRange<Double>?, String)])
  func theFindingIsTheTests(mean: Double, isShown: Bool?, interval: ClosedRange<Double>?, expected: String) {
    #expect(Self.caption(mean, isShown, interval).hasPrefix(expected))
  }
}
