import Testing

@testable import Experiments

@Suite struct AccuracyRiseTests {
  /// 1 − accuracy falls from 0.9 to 0.4; nine tenths of that are passed below 0.45.
  @Test func findsNineTenthsOfTheRise() throws {
    let rates = [1e-4, 1e-3, 0.01, 0.1, 1, 10]
    let losses = [0.9, 0.8, 0.5, 0.44, 0.4, 0.7]
    let curve = RangeTestCurve(rates: rates[...], losses: losses[...], lowestRate: 1e-4)
    #expect(try AccuracyRise().suggest(curve) == Suggestion(rate: 0.1, index: 3))
  }

  @Test func refusesLosses() {
    let analysis = TestCurve(loss: TestCurve.fallAndRise).analysed(rule: SuggestionRule(AccuracyRise()))
    #expect(analysis.chosen.suggestion == nil && analysis.chosen.refusal == .needsAccuracy)
  }
}
