/// What a test says of the difference of two runs.
struct TestedDifference: Hashable, Sendable {
  /// 95 %; nil where one seed allows none.
  var interval: ClosedRange<Double>?
  /// nil where there is no test.
  var pValue: Double?
  /// `paired t test over 3 seeds`, or `none:` and why there is no test.
  var test: String
}
