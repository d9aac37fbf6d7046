import Foundation
import Testing

@testable import Experiments

@Suite struct ConsensusTests {
  static let rates = (0..<121).map { pow(10, -5 + Double($0) / 20) }

  /// Falls from 2 to 1 around 0.01, and comes back around `rise`.
  private func halfway(rise: Double = 100) throws -> Halfway {
    let losses = Self.rates.map { 2 - 1 / (1 + pow($0 / 0.01, -2)) + pow($0 / rise, 3) }
    return try #require(Halfway(losses[...], over: Self.rates[...]))
  }

  private func agree(_ found: [Double], rise: Double = 100, over rates: ArraySlice<Double> = rates[...]) throws
    -> Suggestion
  {
    let losses = rates.map { _ in 0.0 }
    return try Consensus().suggest(
      RangeTestCurve(
        rates: rates, losses: losses[...], lowestRate: Self.rates[0], usableRates: rates, halfway: halfway(rise: rise),
        others: found.map { Suggestion(rate: $0, index: 0) }))
  }

  @Test func halfTheFallIsFound() throws {
    #expect(abs(log10(try halfway().fall / 0.01)) < 0.02)
    #expect(try halfway().rise == nil)
    let rise = try #require(try halfway(rise: 0.5).rise)
    #expect((0.35...0.55).contains(rise))
  }

  @Test(arguments: [
    ([0.01, 0.05], 100, 0.1), ([0.004, 0.2, 0.9], 100, 0.1), ([0.02, 0.05], 0.15, 0.04),
  ])
  func isADecadeAboveHalfTheFallAndBelowTheRise(found: [Double], rise: Double, rate: Double) throws {
    let consensus = try agree(found, rise: rise)
    #expect(abs(log10(consensus.rate / rate)) < 0.1)
    #expect(abs(log10(Self.rates[consensus.index] / consensus.rate)) < 0.05)
  }

  @Test func rulesThatAreFarOffDoNotCount() throws {
    #expect(try agree([0.001, 0.02, 0.3, 9]) == agree([0.02, 0.3]))
    #expect(throws: Refusal.rulesApart(low: 0.001, high: 9)) { try agree([0.001, 9, 0.1]) }
  }

  @Test(arguments: [[], [0.1]])
  func refusesFewRules(found: [Double]) {
    #expect(throws: Refusal.tooFewRules(found.count)) { try agree(found) }
  }

  /// Nothing beyond what is usable.
  @Test func staysWithinTheTest() throws {
    let consensus = try agree([0.01, 0.02], over: Self.rates[...70])
    #expect(consensus == Suggestion(rate: Self.rates[70], index: 70))
  }

  /// What it is for: over seeds it varies less than the rules do.
  @Test func variesLittleOverSeeds() {
    let analyses = (1...40).map { TestCurve(noise: 0.1, seed: $0, loss: TestCurve.fallAndRise).analysed() }
    func spread(_ kind: any SuggestionRuleKind.Type) -> Double {
      let rates = analyses.compactMap { $0.rate(kind) }
      return rates.count == 40 ? (rates.max() ?? 0) / (rates.min() ?? 0) : .infinity
    }
    #expect(spread(Consensus.self) < 2)
    #expect(spread(Consensus.self) < spread(Steepest.self) && spread(Consensus.self) < spread(Minimum.self))
  }
}
