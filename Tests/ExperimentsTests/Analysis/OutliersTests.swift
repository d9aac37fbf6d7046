import Testing

@testable import Experiments

@Suite struct OutliersTests {
  static let calm: [Double] = (0..<20).map { i in
    let noise = i % 2 == 0 ? 0.02 : -0.02
    return 2 - 0.01 * Double(i) + noise
  }

  @Test(arguments: [[], [0], [1], [7], [17], [4, 5], [3, 9, 15]])
  func findsSpikes(places: [Int]) {
    for spike in [50, -50, 1e300] {
      var losses = Self.calm
      for place in places { losses[place] = spike }
      let (cleaned, found) = Outliers.remove(from: losses)
      #expect(found == places)
      #expect(zip(cleaned, Self.calm).allSatisfy { abs($0 - $1) < 0.1 })
    }
  }

  /// Three of five are no outliers any more, and the end of a curve may rise as fast as it likes.
  @Test(arguments: [[8, 9, 10], [18], [19], [18, 19]])
  func leavesWhatMayBeTrue(places: [Int]) {
    var losses = Self.calm
    for place in places { losses[place] = 50 }
    #expect(Outliers.remove(from: losses).losses == losses)
  }

  @Test(arguments: [0, 1, 4])
  func leavesShortCurves(count: Int) {
    let losses = (0..<count).map { pow10($0) }
    #expect(Outliers.remove(from: losses).losses == losses)
  }

  private func pow10(_ power: Int) -> Double { (0..<power).reduce(1) { product, _ in product * 10 } }

  /// Noise of deviation 0.1 on a slope of a hundredth of it.
  @Test func estimatesNoise() {
    let curve = TestCurve(steps: 2000, noise: 0.1) { _ in 0 }
    let sloping = curve.losses.enumerated().map { 0.001 * Double($0.offset) + $0.element }
    #expect(abs(Outliers.noise(of: sloping) - 0.1) < 0.01)
    #expect(Outliers.noise(of: [1]) == 0)
  }
}
