import Foundation
import Testing

@testable import Experiments

/// Rules and refusals where a range test measures accuracy, as Smith's does.
@Suite struct AccuracyCurveTests {
  static func rise(_ rate: Double) -> Double {
    0.1 + 0.5 / (1 + pow(rate / 0.02, -1.3)) / (1 + pow(rate / 1.5, 4))
  }

  @Test func rulesThatNeedALossSaySo() {
    let analysis = TestCurve(steps: 50, loss: Self.rise).analysed(
      measure: .accuracy, smoothing: Smoothing.none, rule: SuggestionRule(AccuracyRise()))
    for kind in SuggestionRule.all {
      let outcome = analysis.outcome(of: kind)
      let needsLoss = kind.judges == .loss
      if needsLoss { #expect(outcome?.refusal == .needsLoss, "\(kind)") }
      if kind != Consensus.self { #expect((outcome?.suggestion == nil) == needsLoss, "\(kind)") }
    }
    #expect(analysis.chosen.rule.kind is AccuracyRise && analysis.refusal == nil)
    #expect(analysis.outcome(of: Consensus.self)?.suggestion != nil)
  }

  @Test func refusalsSpeakOfAccuracy() {
    let flat = TestCurve(steps: 50) { _ in 0.1 }.analysed(measure: .accuracy, smoothing: Smoothing.none)
    #expect(flat.refusal?.hasPrefix("the accuracy never rose, nor did it fall: go above 10") == true)
    let rising = TestCurve(to: 0.02, steps: 50, loss: Self.rise).analysed(
      measure: .accuracy, smoothing: Smoothing.none, rule: SuggestionRule(AccuracyRise()))
    #expect(
      rising.refusal == "the accuracy was still at its highest at the end of the test: go above 0.02")
  }

  /// What diverged right after the last measurement was not still rising.
  @Test func aTestThatWasCutWasNotStillRising() {
    let curve = TestCurve(to: 0.02, steps: 50, loss: Self.rise)
    let analysis = RangeTestAnalysis(
      rates: curve.rates, losses: curve.losses, measure: .accuracy, smoothing: Smoothing.none, isCut: true,
      rule: SuggestionRule(AccuracyRise()))
    #expect(analysis.refusal == nil && analysis.chosen.suggestion != nil)
  }

  @Test(arguments: [
    Refusal.neverFell(from: 0.1), .neverMoved(to: 1), .fellOnlyAfterDiverging(diverged: 1, fell: 2),
    .stillFalling(to: 1), .alreadyFalling(from: 0.1), .divergedAtOnce(at: 2, from: 1), .onlyRose(from: 0.1),
  ])
  func noSentenceOfAccuracySpeaksOfLoss(refusal: Refusal) {
    #expect(refusal.sentence.contains("loss") && !refusal.sentence(of: .accuracy).contains("loss"))
    #expect(refusal.sentence(of: .accuracy).contains("accuracy") && refusal.sentence(of: .loss) == refusal.sentence)
  }
}
