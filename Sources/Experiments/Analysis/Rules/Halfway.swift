import Foundation

/// The rates at which the loss has done half of its fall, and lost half of it again.
///
/// Of all that a range test shows the first varies least from seed to seed: it lies where the curve is steep, so that
/// noise moves it little. The curve is smoothed by the same weights to both sides, which does not shift it as a running
/// mean does.
struct Halfway {
  /// The weights' standard deviation, as a share of the points.
  private static let reach = 1.0 / 40

  let fall: Double
  /// nil where the curve does not come back so far.
  let rise: Double?

  /// - Parameter losses: not smoothed, one for each rate.
  /// - Returns: nil where there is no fall.
  init?(_ losses: ArraySlice<Double>, over rates: ArraySlice<Double>) {
    let (losses, rates) = (Array(losses), Array(rates))
    let smooth = Self.smoothed(losses, reach: max(0.5, Self.reach * Double(losses.count)))
    guard let lowest = smooth.indices.min(by: { smooth[$0] < smooth[$1] }), lowest > 0 else { return nil }
    let first = losses.prefix(max(3, losses.count / 20))
    let half = (first.reduce(0, +) / Double(first.count) + smooth[lowest]) / 2
    guard let before = smooth[..<lowest].lastIndex(where: { $0 >= half }) else { return nil }
    let share = (smooth[before] - half) / (smooth[before] - smooth[before + 1])
    fall = rates[before] * pow(rates[before + 1] / rates[before], share)
    rise = smooth[lowest...].firstIndex { $0 >= half }.map { rates[$0] }
  }

  private static func smoothed(_ losses: [Double], reach: Double) -> [Double] {
    let width = Int((4 * reach).rounded(.up))
    return losses.indices.map { i in
      var (sum, weights) = (0.0, 0.0)
      for j in max(0, i - width)...min(losses.count - 1, i + width) {
        let distance = Double(j - i) / reach
        let weight = exp(-distance * distance / 2)
        sum += weight * losses[j]
        weights += weight
      }
      return sum / weights
    }
  }
}
