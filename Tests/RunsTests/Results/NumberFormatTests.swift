import Testing

@testable import Runs

@Suite struct NumberFormatTests {
  /// Rounded to the unit that is printed; below ten seconds to a tenth.
  @Test(arguments: [
    (0.0, "0.0 s"), (0.04, "0.0 s"), (9.4, "9.4 s"), (9.96, "10 s"), (48, "48 s"), (59.4, "59 s"), (59.6, "1 min"),
    (200, "3 min 20 s"), (3599.4, "59 min 59 s"), (3599.6, "1 h"), (7500, "2 h 5 min"), (7529, "2 h 5 min"),
    (7531, "2 h 6 min"), (86_370, "24 h"), (.nan, "unknown"), (.infinity, "unknown"), (1e300, "unknown"),
  ])
  func duration(seconds: Double, expected: String) {
    #expect(NumberFormat.duration(seconds).replacing("\u{a0}", with: " ") == expected)
  }

  @Test(arguments: [
    (0.0, "0"), (999, "999"), (1000, "1 k"), (6_573_120, "6.57 M"), (2.5e9, "2.5 G"), (-3e12, "−3 T"), (0.25, "0.25"),
  ])
  func si(value: Double, expected: String) {
    #expect(NumberFormat.si(value).replacing("\u{a0}", with: " ") == expected)
  }

  @Test(arguments: [(0.032, "0.032"), (0.001, "0.001"), (0.0009999, "< 0.001"), (0, "< 0.001"), (1, "1.000")])
  func pValue(value: Double, expected: String) {
    #expect(NumberFormat.pValue(value).replacing("\u{a0}", with: " ") == expected)
  }

  @Test func aRateHasThreeDigits() { #expect(NumberFormat.rate(0.041_66) == "0.0417") }
}
