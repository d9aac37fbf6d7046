import Foundation

/// Where the smoothed loss falls fastest over the logarithm of the rate.
///
/// torch-lr-finder and fastai's `steep` do this over the step, which is the same where the rate grows exponentially.
/// Slopes are second-order differences for uneven distances, one-sided at the ends, as NumPy's `gradient`. Unlike those,
/// this looks no further than the lowest point: behind it, the curve of an unstable network falls fast at any rate.
struct Steepest: SuggestionRuleKind {
  static let name = "steepest"
  static let summary = "Where the loss falls fastest over the logarithm of the rate (torch-lr-finder)."
  var skip: SuggestionRule.Skip?

  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(3)
    let slopes = Self.slopes(of: Array(curve.losses), over: curve.rates.map { log($0) })
    let lowest = curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] } ?? curve.losses.startIndex
    let descent = slopes[...(lowest - curve.losses.startIndex)]
    let steepest = descent.indices.min { descent[$0] < descent[$1] } ?? 0
    return curve.suggestion(at: curve.losses.startIndex + steepest)
  }

  static func slopes(of values: [Double], over places: [Double]) -> [Double] {
    values.indices.map { i in
      let (left, right) = (max(0, i - 1), min(values.count - 1, i + 1))
      guard left < i, i < right else { return (values[right] - values[left]) / (places[right] - places[left]) }
      let (before, after) = (places[i] - places[left], places[right] - places[i])
      let (rise, next) = ((values[i] - values[left]) / before, (values[right] - values[i]) / after)
      return (after * rise + before * next) / (before + after)
    }
  }
}
