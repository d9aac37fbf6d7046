/// The middle of the longest stretch over which the loss falls: fastai's default.
///
/// The stretch ends where the longest strictly falling subsequence ends, and is as many points long as that is.
struct Valley: SuggestionRuleKind {
  static let name = "valley"
  static let summary = "The middle of the longest fall (fastai)."
  static let judges: RangeTestAnalysis.Measure? = .loss
  var skip: SuggestionRule.Skip?

  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    try curve.require(3)
    let losses = curve.losses
    // The smallest negated last loss of a falling subsequence of each length (patience sorting).
    var tails: [Double] = []
    var (longest, end) = (0, losses.startIndex)
    for i in losses.indices {
      let value = -losses[i]
      let place = Self.lowerBound(tails, value)
      if place == tails.count { tails.append(value) } else { tails[place] = value }
      if place + 1 > longest { (longest, end) = (place + 1, i) }
    }
    // fastai's third, and half a third more.
    let third = Double(longest) / 3
    let index = end - longest + Int(third) + Int(third / 2)
    return curve.suggestion(at: max(losses.startIndex, index))
  }

  private static func lowerBound(_ sorted: [Double], _ value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
