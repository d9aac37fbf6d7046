import Testing

@testable import Learning

@Suite struct RandomStreamTests {
  /// These numbers may never change: every run's key stands for them.
  @Test func streamsAreFixed() {
    var stream = RandomStream(seed: 1, name: "order", 0)
    #expect((0..<3).map { _ in stream.bits() } == RandomStreamTests.firstOfOrder)
  }

  static let firstOfOrder: [UInt64] = [3_736_100_241_467_002_730, 7_129_367_212_716_482_766, 5_052_468_678_952_538_769]

  @Test func namesSeedsAndIndicesMakeDifferentStreams() {
    var firsts: Set<UInt64> = []
    for seed in 0..<5 as Range<UInt64> {
      for name in ["order", "augment", "initialization"] {
        for index in 0..<20 {
          var stream = RandomStream(seed: seed, name: name, index)
          firsts.insert(stream.bits())
          var pair = RandomStream(seed: seed, name: name, 0, index + 1)
          firsts.insert(pair.bits())
        }
      }
    }
    #expect(firsts.count == 5 * 3 * 40)
  }

  @Test func permutationsHoldEveryNumberOnce() {
    var stream = RandomStream(seed: 3, name: "order", 1)
    let order = stream.permutation(1000)
    #expect(order.sorted() == Array(0..<1000))
    #expect(order != Array(0..<1000))
    #expect(stream.permutation(1) == [0])
    #expect(stream.permutation(0) == [])
  }

  @Test func choicesAreEven() {
    var stream = RandomStream(seed: 9, name: "dice")
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.below(6)] += 1 }
    // Six standard deviations about 10,000.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 550 })
    let units = (0..<20_000).map { _ in stream.unit() }
    #expect(units.allSatisfy { (0..<1).contains($0) })
    #expect(abs(units.reduce(0, +) / 20_000 - 0.5) < 0.013)
  }
}
