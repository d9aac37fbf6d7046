import Testing

@testable import Experiments

/// Imitations of the range tests that a book has: 120 steps from 1e-5 to 10, noise of about 0.1.
@Suite struct RealCurveTests {
  static let kinds = SuggestionRule.all.filter { $0.judges != .accuracy }

  @Test(arguments: 1...40)
  func getsSensibleSuggestions(seed: Int) {
    let smoothing = Smoothing.standard(steps: 120)
    let curve = TestCurve(noise: 0.1, seed: seed, loss: TestCurve.fallAndRise).ended(limit: 4, smoothing: smoothing)
    #expect(curve.losses.count < 120)
    let analysis = curve.analysed(smoothing: smoothing)
    #expect(analysis.refusal == nil)
    for kind in Self.kinds {
      let rate = analysis.rate(kind)
      #expect(rate.map { (0.003...0.3).contains($0) } == true, "\(kind) \(rate ?? 0)")
    }
  }

  /// A shallow fall, from 2.3 to about 1.85.
  private func shallow(seed: Int) -> TestCurve {
    TestCurve(noise: 0.08, seed: seed) { 1.265 + 0.45 * TestCurve.fallAndRise($0) }
  }

  @Test(arguments: 1...40)
  func seesShallowFalls(seed: Int) {
    let analysis = shallow(seed: seed).analysed()
    #expect(analysis.refusal == nil)
    #expect(analysis.rate(Valley.self).map { (0.003...0.3).contains($0) } == true)
  }

  /// Why the standard mean is shorter than fastai's: that is still near the start when the fall is over.
  @Test func longMeansMissShallowFalls() {
    let missed = (1...40).filter { shallow(seed: $0).analysed(smoothing: .fastai).refusal != nil }
    #expect(missed.count > 5)
  }

  @Test(arguments: [100, 200, 480, 1000])
  func findsTheSameWithMoreSteps(steps: Int) {
    let analysis = TestCurve(steps: steps, noise: 0.1, seed: 3, loss: TestCurve.fallAndRise).analysed()
    for kind in Self.kinds {
      #expect(analysis.rate(kind).map { (0.003...0.3).contains($0) } == true, "\(kind)")
    }
  }
}
