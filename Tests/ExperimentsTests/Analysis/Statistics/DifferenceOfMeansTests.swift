import Testing

@testable import Experiments

@Suite struct DifferenceOfMeansTests {
  struct Case: Sendable {
    var first, second: [Double]
    /// Low, high and p.
    var paired, unpaired: (Double, Double, Double)
  }

  /// `scipy.stats.ttest_rel(second, first)` and `scipy.stats.ttest_ind(second, first, equal_var=False)`, with their
  /// `confidence_interval(0.95)`. The weights of screws are Wikipedia's example, which gives Welch's p as 0.09077.
  static let references = [
    Case(
      first: [0.9119, 0.9131, 0.9102, 0.914, 0.9125], second: [0.9173, 0.9169, 0.9158, 0.9181, 0.916],
      paired: (0.0032909811030824203, 0.00566901889691757, 0.00047188231055905234),
      unpaired: (0.0026674656361551467, 0.006292534363844932, 0.0006443766310394881)),
    Case(
      first: [1, 2, 3, 4], second: [2, 1, 5, 7], paired: (-1.467530883796015, 3.967530883796015, 0.23944259863600298),
      unpaired: (-2.873138679800876, 5.373138679800876, 0.45462359963482246)),
    Case(
      first: [0.5, 0.7], second: [0.6, 0.9], paired: (-0.4853102368087352, 0.7853102368087352, 0.20483276469913364),
      unpaired: (-0.7467061768081362, 1.0467061768081363, 0.5038378637419373)),
    Case(
      first: [30.02, 29.99, 30.11, 29.97, 30.01, 29.99], second: [29.89, 29.93, 29.72, 29.98, 30.02, 29.98],
      paired: (-0.2567288938447377, 0.06672889384473878, 0.19143688433660136),
      unpaired: (-0.20956908964604493, 0.01956908964604008, 0.09077332428566112)),
  ]

  @Test(arguments: references.indices)
  func agreesWithSciPy(index: Int) throws {
    let expected = Self.references[index]
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(values.count) }
    for (found, reference) in [
      (DifferenceOfMeans.paired(expected.first, expected.second), expected.paired),
      (DifferenceOfMeans.unpaired(expected.first, expected.second), expected.unpaired),
    ] {
      let found = try #require(found)
      #expect(isClose(found.difference, mean(expected.second) - mean(expected.first), within: 1e-9))
      #expect(isClose(found.interval.lowerBound, reference.0, within: 1e-9))
      #expect(isClose(found.interval.upperBound, reference.1, within: 1e-9))
      #expect(isClose(found.pValue, reference.2, within: 1e-9))
    }
  }

  /// `ttest_ind([.95, .9, .94, .99, .97], [.91, .92, .93], equal_var=False).confidence_interval(0.99)`.
  @Test func takesUnequalCounts() throws {
    let found = try #require(
      DifferenceOfMeans.unpaired([0.91, 0.92, 0.93], [0.95, 0.9, 0.94, 0.99, 0.97], confidence: 0.99))
    #expect(isClose(found.interval.lowerBound, -0.03521784367098209, within: 1e-9))
    #expect(isClose(found.interval.upperBound, 0.09521784367098192, within: 1e-9))
    #expect(isClose(found.pValue, 0.12338291409985033, within: 1e-9))
  }

  @Test func withoutSpread() throws {
    let equal = try #require(DifferenceOfMeans.unpaired([0.5, 0.5], [0.5, 0.5]))
    #expect((equal.difference, equal.pValue) == (0, 1))
    let apart = try #require(DifferenceOfMeans.paired([0.25, 0.5], [0.5, 0.75]))
    #expect((apart.difference, apart.pValue) == (0.25, 0))
    #expect(apart.interval == 0.25...0.25)
  }

  @Test func oneValueIsTooFew() {
    #expect(DifferenceOfMeans.paired([0.5], [0.6]) == nil)
    #expect(DifferenceOfMeans.unpaired([0.5, 0.6], [0.6]) == nil)
    #expect(DifferenceOfMeans.unpaired([0.5], [0.6, 0.7]) == nil)
  }
}
