import Foundation

/// Random numbers for samples, the same on every machine.
struct Noise {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func unit() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) * 0x1p-53
  }

  /// About normal, with deviation 1.
  mutating func normal() -> Double { (0..<6).reduce(-3) { sum, _ in sum + unit() } * 1.414 }
}
