/// Single losses far off their neighbors, which would otherwise pass for a fall or a rise of the smoothed curve.
///
/// A Hampel filter (Pearson and others, "Generalized Hampel filters", 2016) over five losses, with one scale for the
/// whole curve: what is more than `limit` deviations off the median of its neighborhood is replaced by that median.
package enum Outliers {
  static let limit = 8.0

  /// - Returns: the losses without their outliers, and where those stood.
  package static func remove(from losses: [Double]) -> (losses: [Double], found: [Int]) {
    guard losses.count >= 5 else { return (losses, []) }
    let medians = losses.indices.map { i in
      // At the ends the window keeps its five losses and is not centered.
      let low = min(max(0, i - 2), losses.count - 5)
      return losses[low..<low + 5].sorted()[2]
    }
    let deviation = 1.4826 * median(zip(losses, medians).map { abs($0 - $1) })
    var cleaned = losses
    var found: [Int] = []
    for i in losses.indices.dropFirst(2).dropLast(2)
    where abs(losses[i] - medians[i]) > limit * max(deviation, 0.02 * abs(medians[i])) {
      cleaned[i] = medians[i]
      found.append(i)
    }
    return (cleaned, found)
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
