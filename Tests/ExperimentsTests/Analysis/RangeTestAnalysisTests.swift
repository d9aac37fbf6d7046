import Foundation
import Testing

@testable import Experiments

@Suite struct RangeTestAnalysisTests {
  /// Whether the rate is within the factor of the expected one.
  private func isNear(_ rate: Double?, _ expected: Double, factor: Double) -> Bool {
    rate.map { $0 <= expected * factor && $0 >= expected / factor } ?? false
  }

  /// Falls fastest at 0.02 and is lowest at 0.3; the mean trails up to a twelfth of the test behind.
  @Test(arguments: [120, 1000, 10_000])
  func cleanFallAndRise(steps: Int) throws {
    let curve = TestCurve(steps: steps, loss: TestCurve.fallAndRise)
    let analysis = curve.analysed()
    let lowest = try #require(curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] })
    #expect(isNear(analysis.rate(Steepest.self), 0.02, factor: 2.5))
    #expect(isNear(analysis.rate(Minimum.self), curve.rates[lowest] / 10, factor: 2.5))
    #expect(isNear(analysis.rate(Slide.self), 0.02, factor: 2))
    // Half of the way from where the rule begins to look to where the smoothed curve is lowest.
    let bottom = try #require(analysis.rate(Minimum.self)) * 10
    #expect(isNear(analysis.rate(Valley.self), (curve.rates[steps / 10] * bottom).squareRoot(), factor: 1.5))
    #expect(analysis.outliers.isEmpty)
    guard case .diverged(let step) = analysis.ending else {
      Issue.record("\(analysis.ending)")
      return
    }
    #expect(analysis.smoothed[step] > 4 * (analysis.smoothed.min() ?? 0))
  }

  @Test(arguments: [0, 1, 40, 60, 80, 100])
  func oneSpikeMovesNothing(place: Int) {
    var curve = TestCurve(noise: 0.02, loss: TestCurve.fallAndRise)
    let plain = curve.analysed()
    curve.losses[place] = 1e6
    let spiked = curve.analysed()
    #expect(spiked.outliers == [place])
    #expect(spiked.ending == plain.ending)
    for kind in RealCurveTests.kinds {
      let (before, after) = (plain.rate(kind) ?? 0, spiked.rate(kind))
      #expect(isNear(after, before, factor: 1.6), "\(kind): \(before) and \(after ?? 0)")
    }
  }

  @Test func endsAtTheFirstNaN() {
    var curve = TestCurve(loss: TestCurve.fallAndRise)
    let plain = curve.analysed()
    let step = 97
    curve.losses[step] = .nan
    let analysis = curve.analysed()
    #expect(analysis.ending == .notFinite(step: step))
    #expect(analysis.smoothed == Array(plain.smoothed[..<step]))
    #expect(isNear(analysis.rate(Steepest.self), 0.02, factor: 2))
    #expect(analysis.rate(Minimum.self).map { $0 <= curve.rates[step - 1] / 10 } == true)
  }

  @Test func accuracyIsJudgedByItsRise() {
    let curve = TestCurve(noise: 0.01) { rate in
      0.1 + 0.4 / (1 + pow(rate / 0.02, -1.3)) / (1 + pow(rate / 1.5, 4))
    }
    let analysis = curve.analysed(measure: .accuracy)
    #expect(analysis.losses == curve.losses)
    #expect(isNear(analysis.rate(AccuracyRise.self), 0.15, factor: 2.5))
    #expect(isNear(analysis.rate(Steepest.self), 0.025, factor: 2.5))
    #expect(curve.analysed(measure: .loss).outcome(of: AccuracyRise.self)?.refusal != nil)
  }
}
