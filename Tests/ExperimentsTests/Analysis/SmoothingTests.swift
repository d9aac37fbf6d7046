import Testing

@testable import Experiments

@Suite struct SmoothingTests {
  /// By hand. Exponential with 0.5: 1; (0.5 + 2 × 1) / 1.5 …, weights 1, 2, 4 from the first to the last loss.
  /// torch: s ← 0.25 × loss + 0.75 × s from the first loss.
  @Test(
    arguments: [
      (.none, [4, 1, 7]), (.exponential(0.5), [4, 2, (4 + 2 + 28) / 7.0]), (.torch(0.25), [4, 3.25, 4.1875]),
    ] as [(Smoothing, [Double])])
  func isWhatItSays(smoothing: Smoothing, expected: [Double]) {
    let found = smoothing.apply(to: [4, 1, 7])
    #expect(found.count == 3)
    #expect(zip(found, expected).allSatisfy { isClose($0, $1) })
  }

  /// The share of the noise that is left is √Σw² / Σw.
  @Test func knowsHowMuchNoiseIsLeft() {
    var smoother = Smoother(.exponential(0.5))
    for _ in 0..<3 { _ = smoother.next(0) }
    #expect(isClose(smoother.noise, (1.0 + 4 + 16).squareRoot() / 7))
    var torch = Smoother(.torch(0.25))
    for _ in 0..<2 { _ = torch.next(0) }
    #expect(isClose(torch.noise, (0.75 * 0.75 + 0.25 * 0.25).squareRoot()))
  }

  @Test(
    arguments: [
      (1, .none), (12, .none), (20, .exponential(0.4)), (100, .exponential(0.88)), (120, .exponential(0.9)),
      (600, .exponential(0.98)), (10_000, .exponential(0.9988)),
    ] as [(Int, Smoothing)])
  func isATwelfthOfTheTestByItself(steps: Int, expected: Smoothing) {
    #expect(Smoothing.standard(steps: steps) == expected)
  }

  @Test func theAnalysisSaysWhichItTook() {
    let curve = TestCurve(loss: TestCurve.fallAndRise)
    #expect(curve.analysed().smoothing == .exponential(0.9))
    #expect(curve.analysed().smoothing.words == "exponential mean, 0.9")
    #expect(curve.analysed(smoothing: .fastai).smoothing == .fastai)
    #expect(curve.analysed(smoothing: .fastai).smoothed == Smoothing.fastai.apply(to: curve.losses))
  }
}
