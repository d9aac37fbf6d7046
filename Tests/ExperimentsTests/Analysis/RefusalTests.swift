import Testing

@testable import Experiments

@Suite struct RefusalTests {
  /// Those that whole curves get are in `RefusedCurveTests`.
  @Test(
    arguments: [
      (.noFlatPart, "the slope never settles, so that the rule finds no end of the rise"),
      (
        .belowTest(0.0055, from: 0.01), "the rule's rate, 0.0055, is below the tested ones: begin below 0.01"
      ),
      (
        .rulesApart(low: 1.234e-4, high: 0.5),
        "the rules are far apart, from 0.000123 to 0.5: take more steps or more seeds"
      ),
      (.tooFewRules(0), "a consensus takes two rules with a suggestion, and none has one"),
      (.tooFewRules(1), "a consensus takes two rules with a suggestion, and only 1 has one"),
      (.needsAccuracy, "the rule judges accuracy, and the test measured a loss"),
      (.needsLoss, "the rule judges a loss, and the test measured an accuracy"),
    ] as [(Refusal, String)])
  func saysWhy(refusal: Refusal, expected: String) { #expect(refusal.sentence == expected) }

  @Test(arguments: [
    (0.047863, "0.0479"), (1e-5, "1e-05"), (10, "10"), (9.9999, "10"), (12345, "12300"), (0.1, "0.1"), (0, "0.0"),
    (-0.012345, "-0.0123"), (.infinity, "inf"),
  ])
  func showsThreeDigits(value: Double, expected: String) {
    #expect(SignificantDigits.text(value, digits: 3) == expected)
  }
}
