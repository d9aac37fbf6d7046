import Settings

/// Runs set against each other.
package struct CompareDefinition: Sendable {
  package var name: String
  package var location: SourceLocation
  package var runs: [RunReference]
  package var baseline: RunReference
  package var by: [CompareMeasure]
  var runsLocation: SourceLocation
  var baselineLocation: SourceLocation

  /// The measure of `by` that a result asks for.
  func measure(_ wanted: Comparison.Wanted) -> CompareMeasure? { by.first { $0.text == wanted.measure } }
}
