import Testing

@testable import Experiments

@Suite struct ConsensusTests {
  static let rates = (0...8).map { [1e-5, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 1, 10][$0] }

  private func agree(_ found: [Double]) throws(Refusal) -> Consensus {
    try Consensus.agree(found.map { Suggestion(rate: $0, index: 0) }, over: Self.rates)
  }

  @Test(arguments: [
    ([0.1, 0.01, 0.05], 0.05, 5), ([0.01, 0.04], 0.02, 4), ([0.1, 0.01, 0.04, 0.01], 0.02, 4),
    ([0.001, 0.1], 0.01, 3),
  ])
  func isTheMedianOfLogarithms(found: [Double], rate: Double, index: Int) throws {
    let consensus = try agree(found)
    #expect(isClose(consensus.suggestion.rate, rate))
    #expect(consensus.suggestion.index == index)
    #expect(consensus.low == found.min() && consensus.high == found.max())
  }

  @Test func refusesWhereRulesAreFarApart() {
    #expect(throws: Refusal.rulesApart(low: 0.0009, high: 0.1)) { try agree([0.1, 0.0009, 0.01]) }
  }

  @Test(arguments: [[], [0.1]])
  func refusesFewRules(found: [Double]) {
    #expect(throws: Refusal.tooFewRules(found.count)) { try agree(found) }
  }
}
