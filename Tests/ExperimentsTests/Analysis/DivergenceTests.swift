import Testing

@testable import Experiments

@Suite struct DivergenceTests {
  /// The definition, from all losses at once: the first loss that is no finite number, or whose weighted mean, the
  /// weights falling by `keep` from each loss to the one before, is above `limit` times the lowest such mean so far.
  private func firstDiverged(_ losses: [Double], limit: Double?, keep: Double) -> Int? {
    var best = Double.infinity
    for (i, loss) in losses.enumerated() {
      guard loss.isFinite else { return i }
      var (sum, weights, weight) = (0.0, 0.0, 1.0)
      for earlier in losses[...i].reversed() {
        sum += weight * earlier
        weights += weight
        weight *= keep
      }
      best = min(best, sum / weights)
      if let limit, sum / weights > limit * best { return i }
    }
    return nil
  }

  @Test(arguments: [0, 0.5, 0.9, 0.98], [1.5, 2, 4])
  func agreesWithItsDefinition(keep: Double, limit: Double) {
    for seed in 1...10 {
      let curve = TestCurve(noise: 0.1, seed: seed, loss: TestCurve.fallAndRise)
      var divergence = Divergence(limit: limit, smoothing: keep == 0 ? .none : .exponential(keep))
      let found = curve.losses.firstIndex { divergence.ends(with: $0) }
      #expect(found != nil)
      #expect(found == firstDiverged(curve.losses, limit: limit, keep: keep))
    }
  }

  /// Unsmoothed: 3.9 is not above four times the best, 1.
  @Test(
    arguments: [
      ([2, 1, 3.9, 4, 4.1, 1], 4, 4), ([2, 1, 1e9, .nan], nil, 3), ([1, .infinity], 4, 1), ([.nan], nil, 0),
      ([5, 4, 3, 2, 1], 1.5, nil), ([1, 1e300], nil, nil),
    ] as [([Double], Double?, Int?)])
  func endsAt(losses: [Double], limit: Double?, expected: Int?) {
    var divergence = Divergence(limit: limit, smoothing: .none)
    #expect(losses.firstIndex { divergence.ends(with: $0) } == expected)
  }

  /// The analysis of a test that the rule ended says the same.
  @Test(arguments: 1...20)
  func agreesWithTheAnalysis(seed: Int) {
    let smoothing = Smoothing.standard(steps: 120)
    let curve = TestCurve(noise: 0.1, seed: seed, loss: TestCurve.fallAndRise).ended(limit: 4, smoothing: smoothing)
    #expect(curve.analysed(smoothing: smoothing).ending == .diverged(step: curve.losses.count - 1))
  }
}
