/// Where a value stands along an axis, and which values are marked there.
package protocol Scale: Sendable {
  /// Positions of the domain's lower and upper ends.
  var range: (low: Double, high: Double) { get }

  /// Nothing for values that the scale cannot show, such as NaN and infinity; never farther away than `farthest`.
  func position(_ value: Double) -> Double?

  /// About as many marks as asked for: rarely half as many again.
  func ticks(about count: Int) -> Ticks
}

extension Scale {
  /// In points: far out of sight, and near enough for Cairo, whose numbers end at eight million.
  static var farthest: Double { 1e5 }

  /// Where a share of the way from the lower end to the upper one stands.
  func place(_ share: Double) -> Double {
    let place = range.low + share * (range.high - range.low)
    return min(max(place, -Self.farthest), Self.farthest)
  }
}

package struct Ticks: Hashable, Sendable {
  package struct Tick: Hashable, Sendable {
    package var value: Double
    package var label: String

    package init(_ value: Double, _ label: String) { (self.value, self.label) = (value, label) }
  }

  package var major: [Tick]
  package var minor: [Double]

  package init(major: [Tick], minor: [Double] = []) { (self.major, self.minor) = (major, minor) }
}
