import Testing

@testable import Plotting

/// Which values are marked, and what stands at them.
@Suite struct TickTests {
  struct Linear: Sendable {
    var domain: ClosedRange<Double>
    var count: Int
    var format = LinearScale.Format.number
    var isWhole = false
    var labels: [String]
  }

  @Test(arguments: [
    Linear(domain: 0...1, count: 5, labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Linear(domain: 0...1, count: 2, labels: ["0.0", "0.5", "1.0"]),
    Linear(domain: 0...10, count: 5, labels: ["0", "2", "4", "6", "8", "10"]),
    Linear(domain: 0.3...9.9, count: 5, labels: ["2", "4", "6", "8"]),
    Linear(domain: -1...1, count: 4, labels: ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
    Linear(domain: -3...7, count: 5, labels: ["−2", "0", "2", "4", "6"]),
    Linear(domain: -0.007...(-0.003), count: 4, labels: ["−0.007", "−0.006", "−0.005", "−0.004", "−0.003"]),
    Linear(domain: 1000...5000, count: 4, labels: ["1,000", "2,000", "3,000", "4,000", "5,000"]),
    Linear(domain: 1e-5...5e-5, count: 4, labels: ["10⁻⁵", "2×10⁻⁵", "3×10⁻⁵", "4×10⁻⁵", "5×10⁻⁵"]),
    Linear(domain: 0...2e7, count: 4, labels: ["0", "5×10⁶", "10⁷", "1.5×10⁷", "2×10⁷"]),
    Linear(
      domain: 0...1e300, count: 5, labels: ["0", "2×10²⁹⁹", "4×10²⁹⁹", "6×10²⁹⁹", "8×10²⁹⁹", "10³⁰⁰"]),
    Linear(
      domain: 0...1e-300, count: 5,
      labels: ["0", "2×10⁻³⁰¹", "4×10⁻³⁰¹", "6×10⁻³⁰¹", "8×10⁻³⁰¹", "10⁻³⁰⁰"]),
    // Every half would leave a single one.
    Linear(domain: 0.2...0.8, count: 2, labels: ["0.2", "0.4", "0.6", "0.8"]),
    // One value is between two ticks, or on one.
    Linear(domain: 5...5, count: 5, labels: ["4.6", "4.8", "5.0", "5.2", "5.4"]),
    Linear(domain: 0...0, count: 4, labels: ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
    Linear(domain: 1e300...1e300, count: 4, labels: ["9×10²⁹⁹", "9.5×10²⁹⁹", "10³⁰⁰", "1.05×10³⁰⁰", "1.1×10³⁰⁰"]),
    // Digits enough to tell ticks apart: a loss that does not move, and far from zero.
    Linear(
      domain: 2.30252...2.30258, count: 3, labels: ["2.30252", "2.30254", "2.30256", "2.30258"]),
    Linear(
      domain: 1e9...1e9 + 4, count: 4,
      labels: ["10⁹", "1.000000001×10⁹", "1.000000002×10⁹", "1.000000003×10⁹", "1.000000004×10⁹"]),
    Linear(domain: 0.98...0.995, count: 3, format: .percent, labels: ["98.0", "98.5", "99.0", "99.5"]),
    Linear(domain: 0...1, count: 5, format: .percent, labels: ["0", "20", "40", "60", "80", "100"]),
    Linear(domain: 0...1e-10, count: 2, format: .percent, labels: ["0", "5×10⁻⁹", "10⁻⁸"]),
    Linear(domain: 1...3, count: 6, isWhole: true, labels: ["1", "2", "3"]),
    Linear(domain: 1...24, count: 5, isWhole: true, labels: ["5", "10", "15", "20"]),
    Linear(domain: 3...3, count: 6, isWhole: true, labels: ["2", "3", "4"]),
    Linear(domain: 0...1e6, count: 2, isWhole: true, labels: ["0", "500,000", "1,000,000"]),
    // Of less than two whole numbers no scale can be read.
    Linear(domain: 0.2...0.8, count: 3, isWhole: true, labels: ["0.2", "0.4", "0.6", "0.8"]),
    Linear(domain: 0...0.98, count: 2, isWhole: true, labels: ["0.0", "0.5"]),
  ])
  func linear(_ one: Linear) {
    let scale = LinearScale(one.domain, format: one.format, wholeNumbers: one.isWhole)
    let ticks = scale.ticks(about: one.count)
    #expect(ticks.major.map(\.label) == one.labels, "\(one.domain), about \(one.count)")
    #expect(ticks.minor.isEmpty)
  }

  struct Logarithmic: Sendable {
    var domain: ClosedRange<Double>
    var count: Int
    var labels: [String]
    var minor: [Double] = []
  }

  @Test(arguments: [
    Logarithmic(
      domain: 1e-2...1e1, count: 7, labels: ["10⁻²", "10⁻¹", "1", "10"],
      minor: [
        0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9,
      ]),
    Logarithmic(domain: 1e-5...1e1, count: 3, labels: ["10⁻³", "1"], minor: [1e-5, 1e-4, 1e-2, 1e-1, 10]),
    // Three decades between two numbers would leave a single one.
    Logarithmic(
      domain: 0.001...0.4, count: 1, labels: ["10⁻³", "10⁻²", "10⁻¹"],
      minor: [
        0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.2,
        0.3,
        0.4,
      ]),
    Logarithmic(domain: 1...5, count: 5, labels: ["1", "2", "3", "4", "5"]),
    Logarithmic(domain: 0.1...1, count: 5, labels: ["0.1", "0.2", "0.5", "1"]),
    Logarithmic(domain: 0.1...1, count: 1, labels: ["0.1", "0.3", "1"]),
    Logarithmic(domain: 3...3, count: 5, labels: ["2", "3", "4", "5", "6"]),
    // Between neighbors of no digit the ticks are those of a linear scale.
    Logarithmic(domain: 2.0001...2.0004, count: 3, labels: ["2.0001", "2.0002", "2.0003", "2.0004"]),
    // Below two decades 1, 2 and 5 are written out, wherever the ends are.
    Logarithmic(domain: 1.1...98, count: 5, labels: ["2", "5", "10", "20", "50"]),
    Logarithmic(domain: 2e-5...9e-4, count: 5, labels: ["2×10⁻⁵", "5×10⁻⁵", "10⁻⁴", "2×10⁻⁴", "5×10⁻⁴"]),
    Logarithmic(
      domain: 1e-300...1e300, count: 6, labels: ["10⁻²⁰²", "10⁻¹⁰¹", "1", "10¹⁰¹", "10²⁰²"],
      minor: (-300...300).filter { !$0.isMultiple(of: 101) }.map { TickTests.power($0) }),
  ])
  func logarithmic(_ one: Logarithmic) {
    let ticks = LogScale(one.domain).ticks(about: one.count)
    #expect(ticks.major.map(\.label) == one.labels, "\(one.domain), about \(one.count)")
    #expect(ticks.minor.count == one.minor.count, "\(one.domain), about \(one.count)")
    for (found, expected) in zip(ticks.minor, one.minor) { #expect(abs(found / expected - 1) < 1e-9) }
  }

  /// As the text `1e-5` is read, which is the nearest double.
  static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }
}
