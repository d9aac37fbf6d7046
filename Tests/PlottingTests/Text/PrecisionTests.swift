import Testing

@testable import Plotting

/// How many decimals stand beside a spread, and that an interval's ends keep their side of zero.
@Suite struct PrecisionTests {
  @Test(
    arguments: [
      // Two digits of the spread, as far as there are decimals.
      (17.52, 2, 0), (9.96, 2, 0), (9.94, 2, 1), (1.36, 2, 1), (0.42, 2, 2), (0.0042, 2, 2), (0.0042, 6, 4),
      (177, 3, 0),
      // Nothing is known of what does not vary.
      (0, 2, 2), (.infinity, 2, 2), (.nan, 3, 3),
    ] as [(Double, Int, Int)])
  func decimalsFollowTheSpread(spread: Double, most: Int, expected: Int) {
    #expect(Precision.decimals(spread: spread, atMost: most) == expected)
  }

  @Test(
    arguments: [
      (13.55, -2.9...30, "+14", "−3 to +30"), (-0.61, -1.59...0.38, "−0.61", "−1.59 to +0.38"),
      // An end just above zero stays there, and zero itself is zero.
      (6.1, 0.04...12.3, "+6.10", "+0.04 to +12.30"), (6.1, -0.3...12.5, "+6.1", "−0.3 to +12.5"),
      (10, 0...20, "+10", "0 to +20"), (10, 1e-9...20, "+10.00", "0.00 to +20.00"),
    ] as [(Double, ClosedRange<Double>, String, String)])
  func anIntervalKeepsItsSideOfZero(mean: Double, interval: ClosedRange<Double>, expected: String, ends: String) {
    let text = DifferenceText(mean, interval, atMost: 2)
    #expect(text.mean == expected)
    #expect(text.interval == ends)
    let alone = DifferenceText(mean / 100, nil, scale: 100, atMost: 2)
    #expect(alone.interval == nil)
    #expect(alone.size == NumberText.fixed(abs(mean), 2))
  }
}
