import Testing

@testable import Plotting

/// Decimals are those of the double itself, rounded to the nearest, and at a tie to the even digit.
@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, 0, "0"), (-0.0, 2, "0.00"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"),
    (0.375, 2, "0.38"),
    // 2.675 is a little less than that, 999.95 a little more.
    (2.675, 2, "2.67"), (999.95, 1, "1,000.0"), (99.995, 2, "100.00"), (0.00999, 4, "0.0100"), (0.00999, 2, "0.01"),
    (1234.5, 1, "1,234.5"), (-1_234_567.891, 2, "−1,234,567.89"), (999_999.5, 0, "1,000,000"), (999, 0, "999"),
    (1000, 0, "1,000"), (-1000, 0, "−1,000"), (-0.004, 2, "0.00"), (-0.006, 2, "−0.01"), (1e-300, 3, "0.000"),
    (7, -3, "7"), (1e14, 0, "100,000,000,000,000"), (999_999_999_999_999, 0, "999,999,999,999,999"),
    // What no one reads as digits.
    (1e15, 0, "10¹⁵"), (-2.5e20, 2, "−2.5×10²⁰"), (1e308, 1, "10³⁰⁸"), (.nan, 2, "not a number"),
    (.infinity, 2, "∞"), (-.infinity, 0, "−∞"),
  ])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals) == expected)
  }

  @Test(arguments: [
    (0, "0"), (-1, "−1"), (999, "999"), (-1000, "−1,000"), (1_234_567, "1,234,567"),
    (9_007_199_254_740_993, "9,007,199,254,740,993"), (Int.max, "9,223,372,036,854,775,807"),
    (Int.min, "−9,223,372,036,854,775,808"),
  ])
  func whole(value: Int, expected: String) { #expect(NumberText.whole(value) == expected) }

  @Test(arguments: [
    (0.931, 1, "93.1"), (0.99995, 2, "100.00"), (0.99949, 1, "99.9"), (0.9995, 1, "100.0"), (1, 0, "100"),
    (0.0005, 1, "0.1"), (-0.0, 1, "0.0"), (-0.0001, 1, "0.0"), (-0.25, 1, "−25.0"), (12.5, 0, "1,250"),
    (.nan, 1, "not a number"), (.infinity, 1, "∞"), (1e300, 2, "10³⁰²"),
  ])
  func percent(fraction: Double, decimals: Int, expected: String) {
    #expect(NumberText.percent(fraction, decimals) == "\(expected)\u{a0}%")
  }

  @Test(arguments: [
    (0.5, 1, "+0.5"), (-0.5, 1, "−0.5"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (0.06, 1, "+0.1"), (0, 2, "0.00"),
    (-0.0, 2, "0.00"), (99.995, 2, "+100.00"), (1234, 0, "+1,234"), (1e300, 1, "+10³⁰⁰"), (.infinity, 1, "+∞"),
    (-.infinity, 1, "−∞"), (.nan, 1, "not a number"),
  ])
  func signed(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.signed(value, decimals) == expected)
  }

  @Test(arguments: [
    (0.0, 3, "0"), (-0.0, 3, "0"), (0.00999, 3, "0.00999"), (0.009999, 3, "0.01"), (0.0009996, 3, "0.001"),
    (0.0009994, 3, "9.99×10⁻⁴"), (0.05, 3, "0.05"), (1, 3, "1"), (9.995, 3, "9.99"), (99.95, 3, "100"),
    (123.456, 3, "123"), (0.1234567, 6, "0.123457"), (0.096, 1, "0.1"), (2.5, 1, "2"), (-0.25, 3, "−0.25"),
    // What stands before the point is never rounded away.
    (1234.4, 3, "1,234"), (12_345, 3, "12,345"), (99_499, 3, "99,499"), (99_999, 3, "99,999"), (99_999.4, 2, "99,999"),
    (99_999.6, 3, "10⁵"), (100_000, 3, "10⁵"), (123_456, 3, "1.23×10⁵"), (-123_456, 3, "−1.23×10⁵"),
    (999_600, 3, "10⁶"), (1e-5, 3, "10⁻⁵"), (-1e-5, 3, "−10⁻⁵"), (2e-5, 3, "2×10⁻⁵"), (9.996e-5, 3, "10⁻⁴"),
    (1e308, 3, "10³⁰⁸"), (1.797e308, 3, "1.8×10³⁰⁸"), (1e-300, 3, "10⁻³⁰⁰"),
    (Double.leastNonzeroMagnitude, 3, "4.94×10⁻³²⁴"),
    (TickTests.power(-322), 3, "9.88×10⁻³²³"), (.nan, 3, "not a number"), (.infinity, 3, "∞"), (-.infinity, 3, "−∞"),
  ])
  func significant(value: Double, digits: Int, expected: String) {
    #expect(NumberText.significant(value, digits) == expected)
  }

  @Test(arguments: [(0, "10⁰"), (-3, "10⁻³"), (12, "10¹²"), (-308, "10⁻³⁰⁸"), (4_567_890, "10⁴⁵⁶⁷⁸⁹⁰")])
  func power(exponent: Int, expected: String) { #expect(NumberText.power(exponent) == expected) }

  @Test(arguments: [
    (0.931, 0, "93_%"), (0.9949, 0, "99_%"), (0.997, 0, "99.7_%"), (0.99996, 0, ">_99.99_%"), (1, 0, "100_%"),
    (0.9991, 1, "99.9_%"), (0.9996, 1, "99.96_%"), (0.99999, 1, ">_99.99_%"), (1, 1, "100.0_%"), (0, 0, "0_%"),
  ])
  func whatIsLessThanCertainIsNotAHundred(share: Double, decimals: Int, text: String) {
    #expect(NumberText.confidence(share, decimals).replacing("\u{a0}", with: "_") == text)
  }

  @Test func countsHaveTheirNouns() {
    #expect(
      [0, 1, 2, 1000, -1].map { NumberText.count($0, "epoch") }
        == ["0 epochs", "1 epoch", "2 epochs", "1,000 epochs", "−1 epochs"])
    #expect([1, 3].map { NumberText.count($0, "class", "classes") } == ["1 class", "3 classes"])
  }

  @Test func listsEndWithAnd() {
    #expect(
      [[], ["a"], ["a", "b"], ["a", "b", "c"]].map { NumberText.list($0) } == ["", "a", "a and b", "a, b and c"])
  }
}
