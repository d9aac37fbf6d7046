import Foundation

/// How many decimals make sense beside a spread: two of its own digits are shown, as in `71.2 ± 1.4` and `72 ± 17`.
package enum Precision {
  /// - Parameters:
  ///   - spread: half of an interval, in the unit that is printed.
  ///   - most: decimals at most, and where there is no spread.
  package static func decimals(spread: Double, atMost most: Int) -> Int {
    guard spread.isFinite, spread > 0 else { return most }
    // C's text has the exponent that rounding leads to.
    let exponent = String(format: "%.1e", spread).split(separator: "e").last.flatMap { Int($0) } ?? 0
    return min(max(0, 1 - exponent), most)
  }

  /// Of a difference: no end of its interval becomes zero, since on which side of it they lie is what is read first.
  package static func decimals(interval: ClosedRange<Double>, atMost most: Int) -> Int {
    let least = decimals(spread: (interval.upperBound - interval.lowerBound) / 2, atMost: most)
    return (least..<max(least, most)).first { decimals in
      [interval.lowerBound, interval.upperBound].allSatisfy { end in
        end == 0 || NumberText.fixed(end, decimals).contains { ("1"..."9").contains($0) || $0 == "∞" }
      }
    } ?? most
  }
}
