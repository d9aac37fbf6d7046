import Testing

@testable import Experiments

/// The rules against independent reimplementations in Python, written from what fastai and torch-lr-finder document.
///
/// valley: the quadratic longest strictly falling subsequence, its length n and the index e of its last point; e − n +
/// int(n / 3) + int(n / 6). steepest: `numpy.gradient(losses).argmin()`. minimum: `numpy.argmin(losses)`. slide: the
/// loop over `numpy.gradient(losses)` from the right, 15 points apart, until slopes differ by at most 0.005.
@Suite struct RuleReferenceTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    var count: Int
    var noise: Double
    var seed: Int
    var valley, steepest, minimum, slide: Int
    var testDescription: String { "\(count) points, noise \(noise)" }
  }

  /// A fall and a rise by sums and products alone, so that Python has the same numbers to the last bit.
  static func losses(count: Int, noise: Double, seed: Int) -> [Double] {
    var state = seed
    return (0..<count).map { i in
      state = state * 16807 % 2_147_483_647
      let place = Double(i) / Double(count)
      let fall = min(1, max(0, (place - 0.4) / 0.35))
      let rise = max(0, place - 0.75) / 0.25
      return 2.3 - fall * fall * (3 - 2 * fall) + 2 * rise * rise + noise * (Double(state) / 2_147_483_647 - 0.5)
    }
  }

  static func curve(_ losses: [Double]) -> RangeTestCurve {
    var rates = [1e-4]
    while rates.count < losses.count { rates.append(rates[rates.count - 1] * 1.1) }
    return RangeTestCurve(rates: rates[...], losses: losses[...], lowestRate: 1e-6)
  }

  @Test(arguments: [
    Reference(count: 40, noise: 0.02, seed: 1, valley: 20, steepest: 24, minimum: 30, slide: 16),
    Reference(count: 85, noise: 0.01, seed: 2, valley: 45, steepest: 49, minimum: 63, slide: 42),
    Reference(count: 85, noise: 0.2, seed: 3, valley: 54, steepest: 53, minimum: 67, slide: 38),
    Reference(count: 120, noise: 0.05, seed: 4, valley: 70, steepest: 65, minimum: 91, slide: 68),
    Reference(count: 120, noise: 0.1, seed: 5, valley: 71, steepest: 65, minimum: 90, slide: 92),
    Reference(count: 300, noise: 0.1, seed: 6, valley: 189, steepest: 185, minimum: 226, slide: 278),
    Reference(count: 1000, noise: 0.3, seed: 7, valley: 734, steepest: 562, minimum: 746, slide: 962),
  ])
  func agreeWithPython(_ expected: Reference) throws {
    let losses = Self.losses(count: expected.count, noise: expected.noise, seed: expected.seed)
    let curve = Self.curve(losses)
    #expect(try Valley().suggest(curve) == curve.suggestion(at: expected.valley))
    #expect(try Steepest().suggest(curve) == curve.suggestion(at: expected.steepest))
    let minimum = try Minimum().suggest(curve)
    #expect(minimum == Suggestion(rate: curve.rates[expected.minimum] / 10, index: expected.minimum))
    #expect(Slide.place(in: losses, threshold: 0.005) == expected.slide)
  }

  /// By the same Python; in the last, nine points fall up to point 8: 8 − 9 + 3 + 1.
  @Test(arguments: [
    ([1, 2, 3, 4], 0), ([4, 3, 2, 1], 0), ([3, 3, 3, 3, 3, 3, 3, 3, 3], 0), ([5, 1, 4, 2, 3, 0], 2),
    ([9, 8, 7, 6, 5, 4, 3, 2, 1, 2, 3, 4], 3),
  ])
  func valleyOfFewPoints(losses: [Double], expected: Int) throws {
    #expect(try Valley().suggest(Self.curve(losses)).index == expected)
  }

  /// `numpy.gradient([3, 1, 2, 2, 5], [0, 1, 3, 4, 8])`
  @Test func slopesAreNumPys() {
    let slopes = Steepest.slopes(of: [3, 1, 2, 2, 5], over: [0, 1, 3, 4, 8])
    let expected = [-2, -1.1666666666666667, 0.16666666666666663, 0.15, 0.75]
    #expect(zip(slopes, expected).allSatisfy { isClose($0, $1) })
  }
}
