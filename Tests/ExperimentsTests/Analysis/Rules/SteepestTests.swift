import Foundation
import Testing

@testable import Experiments

@Suite struct SteepestTests {
  /// A network that is past its best falls and rises wildly; what counts is the descent before.
  @Test func fallsBehindTheLowestPointDoNotCount() {
    let rates = (0..<100).map { pow(10, -4 + Double($0) / 20) }
    // Down to 1 at 60, up to 1.6, and within two points down to 1.1.
    let losses = (0..<100).map { i -> Double in
      switch i {
      case ..<30: 2
      case ..<60: 2 - Double(i - 29) / 30
      case ..<80: 1 + Double(i - 59) * 0.03
      case 80: 1.35
      default: 1.1 + Double(i - 80) * 0.02
      }
    }
    let curve = RangeTestCurve(rates: rates[...], losses: losses[...], lowestRate: rates[0])
    let suggestion = try? Steepest().suggest(curve)
    #expect((suggestion?.index).map { (29...60).contains($0) } == true)
  }

  @Test func theFastestFallOfTheDescentIsFound() throws {
    let rates = (0..<60).map { pow(10, -4 + Double($0) / 15) }
    let losses = rates.map { 2 - 1 / (1 + pow($0 / 0.03, -2)) + pow($0 / 0.9, 4) }
    let curve = RangeTestCurve(rates: rates[...], losses: losses[...], lowestRate: rates[0])
    #expect(abs(log10(try Steepest().suggest(curve).rate / 0.03)) < 0.05)
  }
}
