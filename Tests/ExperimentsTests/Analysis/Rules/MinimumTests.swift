import Testing

@testable import Experiments

@Suite struct MinimumTests {
  @Test func refusesRatesBelowTheTest() {
    let rates = [0.01, 0.02, 0.05, 0.08]
    let losses = [2.0, 1.5, 1, 3]
    let curve = RangeTestCurve(rates: rates[1...], losses: losses[1...], lowestRate: 0.01)
    #expect(throws: Refusal.belowTest(0.005, from: 0.01)) { try Minimum().suggest(curve) }
  }

  @Test func suggestsTheFirstOfEqualMinima() throws {
    let rates = [0.1, 0.2, 0.4, 0.8]
    let losses = [2.0, 1, 1, 3]
    let found = try Minimum().suggest(RangeTestCurve(rates: rates[...], losses: losses[...], lowestRate: 0.001))
    #expect(found == Suggestion(rate: 0.02, index: 1))
  }
}
