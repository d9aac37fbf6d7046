import Foundation
import Testing

@testable import Plotting

/// A value stands at the share of the range that its ratio to the lower end has, in decades.
@Suite struct LogScaleTests {
  @Test(arguments: [
    ScaleCase(domain: 1...100, range: (0, 100), value: 10, position: 50),
    ScaleCase(domain: 1...100, range: (100, 0), value: 10, position: 50),
    ScaleCase(domain: 1e-5...1e1, range: (100, 700), value: 1e-3, position: 300),
    ScaleCase(domain: 1e-5...1e1, range: (700, 100), value: 1e-3, position: 500),
    ScaleCase(domain: 1e-2...1e2, range: (0, 4), value: 1e-3, position: -1),
    ScaleCase(domain: 1e-2...1e2, range: (0, 4), value: 1e4, position: 6),
    ScaleCase(domain: 1e-300...1e300, range: (0, 60), value: 1e100, position: 40),
    // One value: in the middle of a domain from its half to its double.
    ScaleCase(domain: 3...3, range: (0, 100), value: 3, position: 50),
    ScaleCase(domain: 3...3, range: (0, 100), value: 6, position: 100),
    ScaleCase(domain: 1e-300...1e-300, range: (0, 100), value: 1e-300, position: 50),
    ScaleCase(domain: 1e300...1e300, range: (0, 100), value: 1e300, position: 50),
    // What is not positive is left out: six decades remain, and where nothing is positive, 0.1 to 10.
    ScaleCase(domain: 0...10, range: (0, 60), value: 1e-5, position: 0),
    ScaleCase(domain: -7...10, range: (0, 60), value: 1, position: 50),
    ScaleCase(domain: -7...(-5), range: (0, 100), value: 1, position: 50),
  ])
  func aValueStandsAtItsDecades(_ one: ScaleCase) throws {
    let found = try #require(LogScale(one.domain, range: one.range).position(one.value))
    #expect(abs(found - one.position) < 1e-6, "\(one)")
  }

  @Test(arguments: [Double.nan, .infinity, 0, -0.0, -1]) func whatIsNotPositiveStandsNowhere(_ value: Double) {
    #expect(LogScale(0.1...10).position(value) == nil)
  }

  /// The largest and smallest doubles have places in order, though some of them are out of sight.
  @Test(arguments: [
    Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude, 0...Double.leastNonzeroMagnitude, 1.7e308...1.7e308,
    Double.leastNonzeroMagnitude...Double.leastNonzeroMagnitude,
  ])
  func theWidestDomainsStillHavePlaces(domain: ClosedRange<Double>) throws {
    let scale = LogScale(domain, range: (0, 100))
    let places = try [Double.leastNonzeroMagnitude, 1e-300, 1, 1e300, 1.7e308].map { try #require(scale.position($0)) }
    #expect(places.allSatisfy(\.isFinite) && zip(places, places.dropFirst()).allSatisfy(<=))
  }
}
