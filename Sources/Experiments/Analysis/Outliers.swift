/// Single losses far off their neighbors, which would otherwise pass for a fall or a rise of the smoothed curve.
///
/// A Hampel filter (Pearson and others, "Generalized Hampel filters", 2016) over five losses, with one scale for the
/// whole curve: what is more than `limit` deviations off the median of its neighborhood is replaced by that median.
package enum Outliers {
  static let limit = 8.0

  /// - Returns: the losses without their outliers, and where those stood.
  package static func remove(from losses: [Double]) -> (losses: [Double], found: [Int]) {
    guard losses.count >= 5 else { return (losses, []) }
    let deviation = 1.4826 * median(losses.indices.map { abs(losses[$0] - neighborhood(of: $0, in: losses)) })
    var cleaned = losses
    var found: [Int] = []
    // The last two may be the beginning of a divergence.
    for i in losses.indices.dropLast(2) {
      // Outliers before this one are gone already, so that they do not shift its neighborhood's median.
      let usual = neighborhood(of: i, in: cleaned)
      guard abs(losses[i] - usual) > limit * max(deviation, 0.02 * abs(usual)) else { continue }
      cleaned[i] = usual
      found.append(i)
    }
    return (cleaned, found)
  }

  /// The median of five losses around one; at the ends the five are not centered.
  private static func neighborhood(of i: Int, in losses: [Double]) -> Double {
    let low = min(max(0, i - 2), losses.count - 5)
    return losses[low..<low + 5].sorted()[2]
  }

  /// The standard deviation of single losses around their trend, from the differences of neighbors.
  static func noise(of losses: [Double]) -> Double {
    guard losses.count > 1 else { return 0 }
    return 1.4826 * median(zip(losses, losses.dropFirst()).map { abs($1 - $0) }) / 2.0.squareRoot()
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
