import Foundation
import Testing

@testable import Experiments

/// What holds of every analysis, over many made-up curves.
@Suite struct InvarianceTests {
  /// Curves that fall at different rates, by different amounts, and diverge or do not.
  private func curve(_ seed: Int) -> TestCurve {
    let center = [0.003, 0.02, 0.1][seed % 3]
    let fall = [0.3, 1, 1.8][seed / 3 % 3]
    let steps = [60, 120, 333][seed / 9 % 3]
    return TestCurve(steps: steps, noise: 0.05, seed: seed) { rate in
      2.3 - fall / (1 + pow(rate / center, -1.3)) + pow(rate / (60 * center), 2.5)
    }
  }

  /// Powers of two, so that no bit of a rounding differs.
  @Test(arguments: 1...27)
  func scaleMovesNothing(seed: Int) {
    let plain = curve(seed).analysed()
    for factor in [0.125, 4, 1024] {
      var scaled = curve(seed)
      scaled.losses = scaled.losses.map { $0 * factor }
      let analysis = scaled.analysed()
      #expect(analysis.outcomes == plain.outcomes)
      #expect(analysis.ending == plain.ending)
    }
  }

  @Test(arguments: 1...27)
  func suggestionsAreWithinTheTestAndBeforeDivergence(seed: Int) {
    let curve = curve(seed)
    for smoothing in [Smoothing.fastai, .torch(0.05), .none, .standard(steps: curve.rates.count)] {
      let analysis = curve.analysed(smoothing: smoothing)
      var end = curve.rates.count
      if case .diverged(let step) = analysis.ending { end = step }
      for suggestion in analysis.outcomes.compactMap(\.suggestion) {
        #expect(suggestion.rate >= curve.rates[0] && suggestion.rate < curve.rates[end - 1])
        #expect(suggestion.index < end)
      }
    }
  }

  @Test(arguments: 1...9)
  func equalInputGivesEqualOutput(seed: Int) throws {
    let analysis = curve(seed).analysed()
    #expect(analysis == curve(seed).analysed())
    let decoded = try JSONDecoder().decode(RangeTestAnalysis.self, from: JSONEncoder().encode(analysis))
    #expect(decoded == analysis)
  }

  /// The curves above are of use only where most of them suggest something.
  @Test func mostCurvesGetSuggestions() {
    #expect((1...27).count { curve($0).analysed().chosen.suggestion != nil } >= 20)
  }
}
