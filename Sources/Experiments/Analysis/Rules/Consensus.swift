/// The rate ten times above that of half the fall, where at least two rules lie about there too.
///
/// Ours. The rules answer different questions, and on small pictures each of them moves by a factor of two to ten from
/// seed to seed. The middle of the fall hardly moves, and the maximum of a good cycle was found about ten times above it
/// (the book's chapter on suggestions has the search). So the middle decides, but never for more than a third of the rate
/// at which half of the fall is lost again, and the rules have to confirm it.
struct Consensus: SuggestionRuleKind {
  static let name = "consensus"
  static let summary = "Ten times the rate of half the fall, where other rules lie near it (Cyclopedia)."

  static let aboveHalf = 10.0
  static let belowRise = 3.0
  /// How far a rule may lie from the suggestion and still confirm it.
  static let near = 30.0

  var skip: SuggestionRule.Skip?

  /// Nothing beyond the usable rates is suggested.
  func suggest(_ curve: RangeTestCurve) throws(Refusal) -> Suggestion {
    let (others, rates) = (curve.others.map(\.rate).sorted(), curve.usableRates)
    guard others.count >= 2, let halfway = curve.halfway, let last = rates.last else {
      throw .tooFewRules(others.count)
    }
    let rate = min(halfway.fall * Self.aboveHalf, (halfway.rise ?? .infinity) / Self.belowRise, last)
    let near = others.filter { max($0 / rate, rate / $0) <= Self.near }
    guard near.count >= 2 else { throw .rulesApart(low: others[0], high: others[others.count - 1]) }
    let index = rates.indices.min { abs(rates[$0] - rate) < abs(rates[$1] - rate) } ?? rates.startIndex
    return Suggestion(rate: rate, index: index)
  }
}
