/// What the rules agree on: the median of their rates on a logarithmic scale, with the lowest and the highest.
///
/// Ours. It refuses where the rules are more than a factor of a hundred apart, or fewer than two suggest anything.
package struct Consensus: Hashable, Codable, Sendable {
  static let widest = 100.0

  package var suggestion: Suggestion
  package var low: Double
  package var high: Double

  static func agree(_ suggestions: [Suggestion], over rates: [Double]) throws(Refusal) -> Consensus {
    guard suggestions.count >= 2 else { throw .tooFewRules(suggestions.count) }
    let sorted = suggestions.map(\.rate).sorted()
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    guard high <= widest * low else { throw .rulesApart(low: low, high: high) }
    let middle = sorted.count / 2
    let rate = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] * sorted[middle]).squareRoot()
    let index = rates.indices.min { abs(rates[$0] - rate) < abs(rates[$1] - rate) } ?? 0
    return Consensus(suggestion: Suggestion(rate: rate, index: index), low: low, high: high)
  }
}
