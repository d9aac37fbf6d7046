import Testing

@testable import Experiments

@Suite struct RuleChoiceTests {
  @Test func everyRuleHasAnOutcome() {
    let analysis = TestCurve(loss: TestCurve.fallAndRise).analysed(rule: SuggestionRule(.steepest))
    #expect(analysis.outcomes.map(\.rule.kind) == SuggestionRule.Kind.allCases)
    #expect(analysis.chosen == analysis.outcome(of: .steepest))
    #expect(analysis.consensus?.suggestion == analysis.outcome(of: .consensus)?.suggestion)
    #expect(analysis.outcome(of: .accuracy)?.refusal == .needsAccuracy)
  }

  @Test func skipsWhatItIsAskedTo() {
    let curve = TestCurve(loss: TestCurve.fallAndRise)
    let skip = SuggestionRule.Skip(start: 70, end: 0)
    #expect(curve.analysed(rule: SuggestionRule(.valley, skip: skip)).chosen.suggestion.map { $0.index >= 70 } == true)
    let together = curve.analysed(rule: SuggestionRule(.consensus, skip: skip)).chosen
    #expect(together.rule == SuggestionRule(.consensus, skip: skip))
    #expect(together.suggestion.map { curve.rates[$0.index] > curve.rates[70] } == true)
    let all = SuggestionRule.Skip(start: 1_000_000, end: 1_000_000)
    for kind in SuggestionRule.Kind.allCases where kind != .accuracy {
      let refusal = curve.analysed(rule: SuggestionRule(kind, skip: all)).chosen.refusal
      switch refusal {
      case .tooFewPoints(0, _), .tooFewRules(0): break
      default: Issue.record("\(kind): \(String(describing: refusal))")
      }
    }
  }
}
