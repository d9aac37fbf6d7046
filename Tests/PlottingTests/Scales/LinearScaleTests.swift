import Testing

@testable import Plotting

/// A value stands at the share of the range that it has of the domain.
@Suite struct LinearScaleTests {
  @Test(arguments: [
    ScaleCase(domain: 0...10, range: (0, 100), value: 2.5, position: 25),
    ScaleCase(domain: 0...10, range: (100, 0), value: 2.5, position: 75),
    ScaleCase(domain: -3...1, range: (40, 80), value: -3, position: 40),
    ScaleCase(domain: -3...1, range: (40, 80), value: 0, position: 70),
    ScaleCase(domain: -3...1, range: (80, 40), value: 1, position: 40),
    ScaleCase(domain: 0...10, range: (0, 100), value: -5, position: -50),
    ScaleCase(domain: 0...10, range: (0, 100), value: 30, position: 300),
    ScaleCase(domain: 0...1e-300, range: (0, 100), value: 2.5e-301, position: 25),
    ScaleCase(domain: -1e300...1e300, range: (0, 100), value: 5e299, position: 75),
    ScaleCase(domain: 1e9...1e9 + 8, range: (0, 100), value: 1e9 + 2, position: 25),
    // One value: in the middle of a domain around it.
    ScaleCase(domain: 5...5, range: (0, 100), value: 5, position: 50),
    ScaleCase(domain: 0...0, range: (0, 100), value: 0, position: 50),
    ScaleCase(domain: -5...(-5), range: (100, 0), value: -5, position: 50),
    ScaleCase(domain: 1e300...1e300, range: (0, 100), value: 1e300, position: 50),
    ScaleCase(
      domain: Double.leastNonzeroMagnitude...Double.leastNonzeroMagnitude, range: (0, 100),
      value: Double.leastNonzeroMagnitude, position: 50),
  ])
  func aValueStandsAtItsShare(_ one: ScaleCase) throws {
    let found = try #require(LinearScale(one.domain, range: one.range).position(one.value))
    #expect(abs(found - one.position) < 1e-6, "\(one)")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func whatIsNoNumberStandsNowhere(_ value: Double) {
    #expect(LinearScale(0...1).position(value) == nil)
  }

  /// Values, some of them out of sight, on a domain that no double is as wide as.
  @Test func theWidestDomainStillHasPlaces() throws {
    let scale = LinearScale(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, range: (0, 100))
    let zero = try #require(scale.position(0))
    #expect(abs(zero - 50) < 1e-9)
    #expect(try #require(scale.position(-1e306)) < zero && #require(scale.position(1e306)) > zero)
  }

  @Test func oneWholeNumberHasItsNeighbors() {
    #expect(LinearScale(3...3, wholeNumbers: true).domain == 2...4)
  }

  /// To whole steps of the ticks, and no farther.
  @Test(arguments: [
    (0.13...0.87, 4, 0.0...1.0), (0.2...0.8, 3, 0.2...0.8), (-7.0...12.0, 4, -10.0...15.0),
    (1.0...1.9e300, 4, 0...2e300),
  ])
  func niceDomainsEndAtTicks(domain: ClosedRange<Double>, count: Int, expected: ClosedRange<Double>) {
    let found = LinearScale(domain).nice(about: count).domain
    let slack = 1e-9 * (expected.upperBound - expected.lowerBound)
    #expect(
      abs(found.lowerBound - expected.lowerBound) <= slack && abs(found.upperBound - expected.upperBound) <= slack)
  }

  @Test(arguments: [
    (-8e307)...8e307, 0...Double.leastNonzeroMagnitude, 1.7e308...1.79e308,
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
  ])
  func everyDomainCanBeMadeNice(domain: ClosedRange<Double>) {
    let tight = LinearScale(domain).domain
    let found = LinearScale(domain).nice(about: 5).domain
    let slack = 1e-5 * (tight.upperBound - tight.lowerBound)
    #expect(found.lowerBound <= tight.lowerBound + slack && tight.upperBound - slack <= found.upperBound)
    #expect((found.upperBound - found.lowerBound).isFinite)
  }
}
