import Testing

@testable import Experiments

@Suite struct McNemarTestTests {
  /// `scipy.stats.binomtest(a, a + b).pvalue`; 1 where there is no such picture at all.
  @Test(arguments: [
    (0, 0, 1), (1, 1, 1), (0, 1, 1), (0, 3, 0.25), (1, 4, 0.375), (2, 5, 0.453125), (3, 6, 0.5078125),
    (6, 9, 0.6072387695312499), (9, 6, 0.6072387695312499), (8, 11, 0.6476058959960938),
    (12, 15, 0.7011080384254456), (20, 23, 0.7607916425613439), (0, 10, 0.001953125),
    (0, 1000, 1.8665272370064378e-301), (5, 15, 0.04138946533203125), (480, 520, 0.2174482932041415),
    (4900, 5100, 0.04658552770494645), (100, 400, 1.65962947521744e-43),
  ])
  func agreesWithSciPy(onlyFirst: Int, onlySecond: Int, expected: Double) {
    #expect(isClose(McNemarTest(onlyFirst: onlyFirst, onlySecond: onlySecond).pValue, expected, within: 1e-9))
  }

  /// 144 and 147 of 153 right differ by three pictures however many both got wrong; the fewer, the less is chance.
  @Test(arguments: [(3, 0.5078125), (6, 0.6072387695312499)])
  func countsPicturesThatOneGotRight(onlyFirst: Int, expected: Double) {
    let onlySecond = onlyFirst + 3
    let both = 144 - onlyFirst
    let first = (0..<153).map { $0 < 144 }
    let second = (0..<153).map { $0 < both || (144..<144 + onlySecond).contains($0) }
    #expect(second.count { $0 } == 147)
    let test = McNemarTest(first, second)
    #expect((test.onlyFirst, test.onlySecond) == (onlyFirst, onlySecond))
    #expect(isClose(test.pValue, expected, within: 1e-9))
  }
}
