import Testing

@testable import Experiments

@Suite struct WilsonIntervalTests {
  struct Case: Sendable {
    var correct, count: Int
    var low, high: Double
    init(_ correct: Int, _ count: Int, _ low: Double, _ high: Double) {
      (self.correct, self.count, self.low, self.high) = (correct, count, low, high)
    }
  }

  /// `scipy.stats.binomtest(k, n).proportion_ci(0.95, method="wilson")`; 81 of 263 and 1 of 29 are worked examples of
  /// Newcombe, "Two-sided confidence intervals for the single proportion", 1998: .2553 to .3662 and .0061 to .1718.
  @Test(arguments: [
    Case(0, 1, 0, 0.7934506856227626), Case(1, 1, 0.20654931437723745, 1), Case(0, 10, 0, 0.27753279986288926),
    Case(10, 10, 0.7224672001371109, 1), Case(3, 10, 0.10779126740630102, 0.6032218525388546),
    Case(5, 10, 0.236593090512564, 0.7634069094874361), Case(1, 29, 0.006113214292762667, 0.17175521879320282),
    Case(81, 263, 0.2552885198782742, 0.36620957698280004), Case(144, 153, 0.8919944328901532, 0.968747369788028),
    Case(147, 153, 0.9170917348166653, 0.9819052590916574),
    Case(9124, 10000, 0.9066993810377159, 0.9177838971061502), Case(0, 10000, 0, 0.00038399837067659573),
    Case(10000, 10000, 0.9996160016293234, 1),
  ])
  func agreesWithSciPy(_ expected: Case) {
    let interval = WilsonInterval.of(expected.correct, of: expected.count)
    #expect(isClose(interval.lowerBound, expected.low))
    #expect(isClose(interval.upperBound, expected.high))
  }

  /// The same with confidences 0.9 and 0.99; the deviations are `scipy.stats.norm.ppf(0.5 + confidence / 2)`.
  @Test(arguments: [
    (1.6448536269514722, 0.9259673366233276, 0.979588091090581),
    (2.5758293035489004, 0.8976693315930357, 0.9855961886797917),
  ])
  func takesOtherConfidences(deviations: Double, low: Double, high: Double) {
    let interval = WilsonInterval.of(147, of: 153, deviations: deviations)
    #expect(isClose(interval.lowerBound, low))
    #expect(isClose(interval.upperBound, high))
  }
}
