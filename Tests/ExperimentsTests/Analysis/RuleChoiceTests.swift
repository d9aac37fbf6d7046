import Testing

@testable import Experiments

@Suite struct RuleChoiceTests {
  @Test func everyRuleHasAnOutcome() {
    let analysis = TestCurve(loss: TestCurve.fallAndRise).analysed(rule: SuggestionRule(Steepest()))
    #expect(analysis.outcomes.map(\.rule.name) == SuggestionRule.all.map { $0.name })
    #expect(analysis.chosen == analysis.outcome(of: Steepest.self))
    #expect(analysis.outcome(of: Consensus.self)?.suggestion != nil)
    #expect(analysis.outcome(of: AccuracyRise.self)?.refusal == .needsAccuracy)
  }

  @Test func skipsWhatItIsAskedTo() {
    let curve = TestCurve(loss: TestCurve.fallAndRise)
    let skip = SuggestionRule.Skip(start: 70, end: 0)
    #expect(curve.analysed(rule: SuggestionRule(Valley(skip: skip))).chosen.suggestion.map { $0.index >= 70 } == true)
    let together = curve.analysed(rule: SuggestionRule(Consensus(skip: skip))).chosen
    #expect(together.rule == SuggestionRule(Consensus(skip: skip)))
    #expect(together.suggestion.map { curve.rates[$0.index] > curve.rates[70] } == true)
    let all = SuggestionRule.Skip(start: 1_000_000, end: 1_000_000)
    for kind in SuggestionRule.all where kind.judges != .accuracy {
      let refusal = curve.analysed(rule: SuggestionRule(kind.init(skip: all))).chosen.refusal
      switch refusal {
      case .tooFewPoints(0, _), .tooFewRules(0): break
      default: Issue.record("\(kind): \(String(describing: refusal))")
      }
    }
  }

  /// fastai leaves out a tenth at the start and five points at the end; of few points it would leave too little.
  @Test(
    arguments: [
      (nil, 100, 10..<95), (nil, 20, 2..<18), (nil, 9, 0..<9), (.init(start: 0, end: 0), 100, 0..<100),
      (.init(start: 3, end: 7), 100, 3..<93), (.init(start: 60, end: 60), 100, 60..<60),
      (.init(start: 200, end: 0), 100, 100..<100),
    ] as [(SuggestionRule.Skip?, Int, Range<Int>)])
  func looksAtAWindow(skip: SuggestionRule.Skip?, count: Int, expected: Range<Int>) {
    #expect(Valley(skip: skip).window(count) == expected)
  }

  /// After it has diverged, this network finds another, lower minimum.
  @Test(arguments: SuggestionRule.all)
  func neverLooksBehindDivergence(kind: any SuggestionRuleKind.Type) throws {
    let curve = TestCurve(to: 1e5, steps: 250) { $0 < 6 ? TestCurve.fallAndRise($0) : 0.1 }
    let analysis = curve.analysed()
    guard case .diverged(let step) = analysis.ending else {
      Issue.record("\(analysis.ending)")
      return
    }
    #expect(analysis.smoothed.indices.min { analysis.smoothed[$0] < analysis.smoothed[$1] } == 249)
    var cut = curve
    cut.rates = Array(curve.rates[...step])
    cut.losses = Array(curve.losses[...step])
    #expect(cut.analysed(smoothing: analysis.smoothing).outcome(of: kind) == analysis.outcome(of: kind))
  }
}
