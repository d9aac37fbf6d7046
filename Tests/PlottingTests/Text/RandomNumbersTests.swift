import Testing

@testable import Plotting

/// Every double has a text that is short and says that double, as far as its digits go.
@Suite(.timeLimit(.minutes(60))) struct RandomNumbersTests {
  private static let values: [Double] = {
    var random = RandomDoubles(seed: 20_261_130)
    // Half of them of sizes that occur.
    return (0..<3_000 * RandomDoubles.times).map {
      $0.isMultiple(of: 2) ? random.number() : random.number(of: -150_000...150_000)
    }
  }()

  @Test(arguments: 0...6) func fixed(decimals: Int) {
    for value in Self.values {
      let text = NumberText.fixed(value, decimals)
      let half = abs(value) < 1e15 ? 0.5 * TickTests.power(-decimals) : 0.006 * abs(value)
      #expect(Self.says(text, value, within: half), "\(value): \(text)")
    }
  }

  @Test(arguments: 1...6) func significant(digits: Int) {
    for value in Self.values {
      let text = NumberText.significant(value, digits)
      let half = 0.5001 * TickTests.power(1 - digits) * abs(value)
      #expect(Self.says(text, value, within: half), "\(value): \(text)")
    }
  }

  @Test func percentAndSigned() {
    for value in Self.values {
      let percent = NumberText.percent(value)
      #expect(percent.hasSuffix("\u{a0}%"))
      let half = abs(value) < 1e13 ? 0.05 : 0.6 * abs(value)
      #expect(Self.says(String(percent.dropLast(2)), value * 100, within: half), "\(value): \(percent)")
      let signed = NumberText.signed(value, 2)
      #expect(signed.hasPrefix("+") == (value >= 0.005 && !value.isNaN) || abs(value) < 0.006, "\(value): \(signed)")
      let bare = signed.hasPrefix("+") ? String(signed.dropFirst()) : signed
      #expect(bare == NumberText.fixed(value, 2))
    }
  }

  private static func says(_ text: String, _ value: Double, within half: Double) -> Bool {
    guard (1...40).contains(text.count) else { return false }
    guard value.isFinite else { return text == (value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞") }
    guard let said = ReadNumber(text)?.value else { return false }
    // Rounded up, the largest ones are no doubles.
    if said.isInfinite { return abs(value) + half > .greatestFiniteMagnitude }
    return abs(said - value) <= half * 1.000_000_1 + abs(value) * 1e-15 + Double.leastNonzeroMagnitude
  }
}
