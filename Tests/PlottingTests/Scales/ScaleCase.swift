/// Where a value stands on a scale.
struct ScaleCase: Sendable {
  var domain: ClosedRange<Double>
  var range: (low: Double, high: Double)
  var value: Double
  var position: Double
}
