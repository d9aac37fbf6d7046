/// The rate ten times above that of half the fall, where at least two rules lie about there too.
///
/// Ours. The rules answer different questions, and on small pictures each of them moves by a factor of two to ten from
/// seed to seed. The middle of the fall hardly moves, and the maximum of a good cycle was found about ten times above it
/// (the book's chapter on suggestions has the search). So the middle decides, but never for more than a third of the rate
/// at which half of the fall is lost again, and the rules have to confirm it. The lowest and the highest rate of those
/// that do are its range.
package struct Consensus: Hashable, Codable, Sendable {
  static let aboveHalf = 10.0
  static let belowRise = 3.0
  /// How far a rule may lie from the suggestion and still confirm it.
  static let near = 30.0

  package var suggestion: Suggestion
  package var low: Double
  package var high: Double

  /// - Parameters:
  ///   - halfway: nil where there is no fall.
  ///   - rates: those that are usable; nothing beyond them is suggested.
  static func agree(
    _ suggestions: [Suggestion], halfway: Halfway?, over rates: ArraySlice<Double>
  ) throws(Refusal) -> Consensus {
    guard suggestions.count >= 2, let halfway, let last = rates.last else { throw .tooFewRules(suggestions.count) }
    let rate = min(halfway.fall * aboveHalf, (halfway.rise ?? .infinity) / belowRise, last)
    let sorted = suggestions.map(\.rate).sorted()
    let near = sorted.filter { max($0 / rate, rate / $0) <= Self.near }
    guard near.count >= 2 else { throw .rulesApart(low: sorted[0], high: sorted[sorted.count - 1]) }
    let index = rates.indices.min { abs(rates[$0] - rate) < abs(rates[$1] - rate) } ?? rates.startIndex
    return Consensus(suggestion: Suggestion(rate: rate, index: index), low: near[0], high: near[near.count - 1])
  }
}
