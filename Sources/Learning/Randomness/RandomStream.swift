/// A stream of random numbers that its seed and name alone decide, the same on every machine.
///
/// Streams of different names are independent: what one draws never moves another. SplitMix64 seeds xoshiro256**
/// (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021).
package struct RandomStream: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameters:
  ///   - name: what is drawn from the stream, such as `order` or `initialization`.
  ///   - indices: which one of many, such as epoch and image.
  package init(seed: UInt64, name: String, _ indices: Int...) {
    var key: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var mixer = SplitMix(state: seed)
    var combined = mixer.next() ^ key
    for index in indices {
      mixer = SplitMix(state: combined ^ UInt64(bitPattern: Int64(index)))
      combined = mixer.next()
    }
    mixer = SplitMix(state: combined)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  package mutating func bits() -> UInt64 {
    let result = rotate(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotate(state.3, 45)
    return result
  }

  /// Uniform in [0, 1), with 53 bits.
  package mutating func unit() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// Uniform in [low, high).
  package mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// Uniform in 0..<count, by Lemire's multiplication with rejection.
  package mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "no choice among \(count)")
    let bound = UInt64(count)
    while true {
      let product = bits().multipliedFullWidth(by: bound)
      if product.low >= bound || product.low >= (0 &- bound) % bound { return Int(product.high) }
    }
  }

  /// The numbers 0..<count in random order, by Fisher and Yates.
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count > 1 else { return order }
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, below(i + 1)) }
    return order
  }

  private func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }
}
