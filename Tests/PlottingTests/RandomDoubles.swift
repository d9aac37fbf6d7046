import Foundation

/// Doubles of every kind, the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
struct RandomDoubles {
  private var state: UInt64

  /// How many times as much is tried as usual: `CYCLOPEDIA_RANDOM=170` draws 100,000 figures.
  static let times = max(1, ProcessInfo.processInfo.environment["CYCLOPEDIA_RANDOM"].flatMap { Int($0) } ?? 1)

  init(seed: UInt64) { state = seed }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// Any bit pattern, or one of those at the edges.
  mutating func number() -> Double {
    let edges: [Double] = [
      0, -0.0, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNormalMagnitude,
      .leastNonzeroMagnitude, 1, -1, 1e15, 1e-3, 99_999.5, 0x1p53,
    ]
    let choice = bits() % 100
    return choice < UInt64(edges.count) ? edges[Int(choice)] : Double(bitPattern: bits())
  }

  mutating func number(of range: ClosedRange<Double>) -> Double {
    range.lowerBound + Double(bits() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
  }
}
