@testable import Learning

/// What Winograd's F(m×m, 3×3) may be off by in float32, from the transforms of `Tiles.h`.
///
/// A result is a sum over paths: a pixel times an entry of Bᵀ for each dimension, a weight times entries of G, their
/// product times entries of Aᵀ. Every entry's factors meet each operand once, so that no path is cancelled and each is
/// off by at most one factor (1 + δ), |δ| ≤ u = 2⁻²⁴, for every rounding on its way. With K roundings on the longest one
///   |error| ≤ K u / (1 − K u) · n · max|pixel| · max|weight| · s²,   s = maxᵢ Σₚ |Aₚᵢ| · Σᵣ|Gₚᵣ| · Σₖ|Bₚₖ|
/// for n channels, since both dimensions are alike. This bound is sound, and wide since errors seldom add up.
///
/// The gradient of the weights has A and G in each other's place, and n tiles in place of channels.
struct WinogradBound {
  private let input: [[Double]]
  private let output: [[Double]]
  private let weights: [[Double]]

  /// - Parameter side: 2 or 4, as in `Tiles.h`.
  init(side: Int) {
    let (p, q) = side == 2 ? (1.0, 0.0) : (0.625, 1.5)
    let points = side == 2 ? [p, -p] : [p, -p, q, -q]
    /// Without ±1 and with the other pair's x² − point² for every pair but the point's own.
    func other(_ x: Double) -> Double { side == 2 ? 0 : (abs(x) == p ? q * q : p * p) }
    let (sum, product) = (p * p + q * q, p * p * q * q)
    if side == 2 {
      input = [[-1, 0, 1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, -1, 0, 1]]
    } else {
      input =
        [[product, 0, -sum, 0, 1, 0]] + points.map { x in [0, -x * other(x), -other(x), x, 1, 0] }
        + [[0, product, 0, -sum, 0, 1]]
    }
    output =
      [(0..<side).map { $0 == 0 ? 1 : 0 }] + points.map { x in (0..<side).map { Self.power(x, $0) } }
      + [(0..<side).map { $0 == side - 1 ? 1 : 0 }]
    weights =
      [[side == 2 ? -1 : 1 / product, 0, 0]]
      + points.map { x in
        let over = 1 / (2 * x * x * (side == 2 ? 1 : x * x - other(x)))
        return (0..<3).map { over * Self.power(x, $0) }
      } + [[0, 0, 1]]
  }

  private static func power(_ x: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * x }
  }

  private static let unit = 0x1p-24

  /// Roundings of both dimensions on the longest path but for the sum: 4 in a transform of pixels or gradients, 5 in
  /// that of weights (their own constants' among them), 5 in that of results and 6 in that of sums to weights.
  private func roundings(_ part: StepPart) -> Double { part == .backwardWeights ? 2 * (4 + 4 + 6) : 2 * (4 + 5 + 5) }

  /// s, or with squares of all entries what independent numbers are multiplied by.
  private func gain(_ part: StepPart, _ size: (Double) -> Double) -> Double {
    let (left, right) = part == .backwardWeights ? (weights, output) : (output, weights)
    func total(_ row: [Double]) -> Double { row.map(size).reduce(0, +) }
    return left[0].indices.map { i in
      left.indices.map { size(left[$0][i]) * total(right[$0]) * total(input[$0]) }.reduce(0, +)
    }.max() ?? 0
  }

  /// The most that a result may be off by, as a share of max|pixel| · max|weight|.
  func largest(_ part: StepPart, terms: Int) -> Double {
    let errors = (roundings(part) + Double(terms) + 1) * Self.unit
    let gain = gain(part, abs)
    return errors / (1 - errors) * Double(terms) * gain * gain
  }

  /// What results are off by in the mean square where signs and roundings are independent, as a share of the operands'
  /// root mean squares; a rounding is u/√3 in the mean square, and a sum's are of half its terms each.
  func typical(_ part: StepPart, terms: Int) -> Double {
    let gain = gain(part) { $0 * $0 }
    return Self.unit * ((roundings(part) + Double(terms) / 2) / 3 * Double(terms)).squareRoot() * gain
  }
}
