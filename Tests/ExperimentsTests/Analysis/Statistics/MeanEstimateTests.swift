import Testing

@testable import Experiments

@Suite struct MeanEstimateTests {
  struct Case: Sendable {
    var values: [Double]
    var mean, deviation, halfWidth95, halfWidth99: Double
  }

  static let squares = (1...10).map { Double($0 * $0) }

  /// `numpy.mean`, `numpy.std(ddof=1)` and `scipy.stats.t.ppf(0.5 + confidence / 2, n - 1) * std / sqrt(n)`.
  @Test(arguments: [
    Case(
      values: [0.9119, 0.9173], mean: 0.9146000000000001, deviation: 0.0038183766184073284,
      halfWidth95: 0.03430675278767142, halfWidth99: 0.17187320113975182),
    Case(
      values: [0.9119, 0.9131, 0.9102, 0.914, 0.9125], mean: 0.91234, deviation: 0.0014258330898110115,
      halfWidth95: 0.0017704056150659672, halfWidth99: 0.0029358100389864413),
    Case(values: [2.5, 2.5, 2.5], mean: 2.5, deviation: 0, halfWidth95: 0, halfWidth99: 0),
    Case(
      values: [-1, 0, 4, 10], mean: 3.25, deviation: 4.9916597106239795, halfWidth95: 7.942844501654413,
      halfWidth99: 14.577915837402253),
    Case(
      values: squares, mean: 38.5, deviation: 34.17357653704589, halfWidth95: 24.44630397749285,
      halfWidth99: 35.11978249484172),
  ])
  func agreesWithSciPy(_ expected: Case) throws {
    let estimate = MeanEstimate(expected.values)
    #expect(estimate.count == expected.values.count)
    #expect(isClose(estimate.mean, expected.mean))
    #expect(isClose(estimate.deviation, expected.deviation))
    #expect(isClose(estimate.halfWidth, expected.halfWidth95))
    #expect(isClose(MeanEstimate(expected.values, confidence: 0.99).halfWidth, expected.halfWidth99))
    let interval = try #require(estimate.interval)
    #expect(isClose(interval.upperBound - interval.lowerBound, 2 * expected.halfWidth95))
  }

  @Test func oneValueHasNoInterval() {
    let estimate = MeanEstimate([0.9])
    #expect((estimate.mean, estimate.count) == (0.9, 1))
    #expect(estimate.deviation == nil && estimate.halfWidth == nil && estimate.interval == nil)
  }
}
