import Foundation
import Testing

@testable import Experiments

/// Curves that support no suggestion, and what is said of each.
@Suite struct RefusedCurveTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var curve: @Sendable () -> TestCurve
    var divergence = 4.0
    var sentence: String
  }

  private static let neverFell =
    "the loss never fell below where it started: begin below 0.5, or look for a mistake in the recipe"

  private static func onlyRose(_ edge: String) -> String {
    "the loss is flat up to \(edge) and only rises from there, as with weights that are trained already: \(edge) is an "
      + "upper edge, and a tenth of it a careful choice; with fresh weights, look for a mistake in the recipe"
  }

  private static let neverMoved =
    "the loss never fell, nor did it rise: go above 10, or look for a mistake in the recipe"

  static let cases = [
    Case(testDescription: "flat noise", curve: { TestCurve(noise: 0.1) { _ in 2.3 } }, sentence: neverMoved),
    Case(testDescription: "constant", curve: { TestCurve { _ in 2.3 } }, sentence: neverMoved),
    Case(
      testDescription: "always rising", curve: { TestCurve(from: 0.5, noise: 0.02) { 2.3 + 2 * $0 } },
      sentence: neverFell),
    Case(
      testDescription: "flat, then rising", curve: { TestCurve(noise: 0.002) { 0.2 + 2 * max(0, $0 - 0.1) } },
      sentence: onlyRose("0.121")),
    Case(
      testDescription: "falls within its noise, then rises steeply",
      curve: {
        TestCurve(from: 1e-4, to: 10, steps: 100, noise: 0.08) { rate in
          2.3 - 0.25 / (1 + pow(rate / 0.02, -2)) + 60 / (1 + pow(rate / 3, -6))
        }
      }, sentence: Refusal.tooNoisy.sentence),
    Case(
      testDescription: "too few steps in a tenfold",
      curve: { TestCurve(from: 1e-12, to: 1e6, steps: 100, noise: 0.05) { $0 > 20 ? 60 : 2.5 } },
      sentence:
        "5 steps in each tenfold of the rate are too few to see a fall: take at least twice as many steps, or test "
        + "fewer rates"),
    Case(
      testDescription: "diverges at once",
      curve: { TestCurve(from: 1000, to: 1e5, steps: 40) { $0 > 1100 ? .nan : 3 } },
      sentence: "the loss diverged at once, at 1130: begin a thousand times lower, at 1, or look for a mistake in "
        + "the recipe"),
    Case(
      testDescription: "rising without divergence", curve: { TestCurve(noise: 0.02) { 2.3 + 0.1 * $0 } },
      sentence: onlyRose("1.24")),
    Case(
      testDescription: "ends before anything happens",
      curve: { TestCurve(to: 0.001, noise: 0.1, loss: TestCurve.fallAndRise) },
      sentence: neverMoved.replacing("10", with: "0.001")),
    Case(
      testDescription: "five points", curve: { TestCurve(steps: 5, loss: TestCurve.fallAndRise) },
      sentence: "5 usable points are too few for a suggestion, which needs 10: take at least 3 times as many steps"),
    Case(
      testDescription: "one point", curve: { TestCurve(steps: 2, loss: { $0 > 1 ? .nan : 2.3 }) },
      sentence: "1 usable point is too few for a suggestion, which needs 10: take at least 11 times as many steps"),
    Case(
      testDescription: "no number at all", curve: { TestCurve { _ in .nan } },
      sentence:
        "the loss diverged at once, at 1e-05: begin a thousand times lower, at 1e-08, or look for a mistake in the recipe"
    ),
    Case(
      testDescription: "flat, then NaN",
      curve: { TestCurve(noise: 0.1) { $0 > 0.1 ? .nan : 2.3 } }, sentence: onlyRose("0.0962")),
    Case(
      testDescription: "diverges, then falls back",
      curve: {
        // Falls back at 0.055, and the mean over 40 steps, or 0.04, trails behind.
        TestCurve(from: 0.01, to: 0.5, steps: 480, linear: true, noise: 0.05) { rate in
          2.3 + 20 / (1 + exp((0.018 - rate) / 0.001)) / (1 + exp((rate - 0.055) / 0.002)) - 0.4 * rate
        }
      },
      divergence: 50,
      sentence:
        "the loss diverged at 0.0182 and fell only after that, at 0.0775, where the network was already spoiled: "
        + "begin lower"),
    Case(
      testDescription: "begins too high",
      curve: { TestCurve(from: 0.05, to: 10, noise: 0.05) { $0 < 0.055 ? 2.3 : TestCurve.fallAndRise($0) - 0.1 } },
      sentence: "the loss had fallen half its way within the first steps: begin below 0.05"),
    Case(
      testDescription: "ends too low", curve: { TestCurve(to: 0.05, noise: 0.05, loss: TestCurve.fallAndRise) },
      sentence: "the loss was still at its lowest at the end of the test: go above 0.05"),
  ]

  @Test(arguments: cases.indices)
  func isRefused(index: Int) {
    let expected = Self.cases[index]
    let analysis = expected.curve().analysed(divergence: expected.divergence)
    #expect(analysis.refusal == expected.sentence, "\(expected.testDescription)")
    #expect(analysis.outcomes.allSatisfy { $0.suggestion == nil && $0.refusal == analysis.chosen.refusal })
    #expect(analysis.outcome(of: Consensus.self)?.suggestion == nil)
  }

  /// Chance alone must not make a suggestion.
  @Test func flatNoiseIsNeverTakenForAFall() {
    for seed in 1...300 {
      let analysis = TestCurve(steps: 60 + seed, noise: 0.1, seed: seed) { _ in 2.3 }.analysed()
      let last = analysis.rates[analysis.rates.count - 1]
      #expect([.neverMoved(to: last), .tooNoisy].contains(analysis.chosen.refusal), "seed \(seed)")
    }
  }
}
