import Testing

@testable import Experiments

@Suite struct GeometricMeanTests {
  /// `scipy.stats.gmean`; the first is √(0.0015).
  @Test(arguments: [
    ([0.03, 0.05], 0.03872983346207416), ([0.1, 1e-3, 0.01], 0.01), ([0.0417], 0.0417),
    ([0.021, 0.034, 0.0417, 0.038], 0.03261402996179749),
  ])
  func agreesWithSciPy(values: [Double], expected: Double) throws {
    let found = try #require(GeometricMean(values))
    #expect(isClose(found.mean, expected))
    #expect(found.low == values.min() && found.high == values.max() && found.count == values.count)
  }

  @Test func equalValuesAreTheirMean() { #expect(GeometricMean([0.1, 0.1, 0.1])?.mean == 0.1) }

  @Test(arguments: [[], [0.1, 0], [-0.1], [0.1, .infinity], [0.1, .nan], [.nan, 0.1], [0.2, .nan, 0.1]])
  func refuses(values: [Double]) { #expect(GeometricMean(values) == nil) }
}
