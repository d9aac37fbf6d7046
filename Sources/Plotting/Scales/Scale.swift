/// Where a value stands along an axis, and which values are marked there.
package protocol Scale: Sendable {
  /// Positions of the domain's lower and upper ends.
  var range: (low: Double, high: Double) { get }

  /// Nothing for values that the scale cannot show, such as NaN and infinity.
  func position(_ value: Double) -> Double?

  /// About as many marks as asked for, never more than two above it.
  func ticks(about count: Int) -> Ticks
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
