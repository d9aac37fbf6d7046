import Settings

/// Runs set against each other.
package struct CompareDefinition: Sendable {
  package var name: String
  package var location: SourceLocation
  package var runs: [RunReference]
  package var baseline: RunReference
  package var by: [CompareMeasure]
  package var runsLocation: SourceLocation
  package var baselineLocation: SourceLocation

  package init(
    name: String, location: SourceLocation, runs: [RunReference], baseline: RunReference, by: [CompareMeasure],
    runsLocation: SourceLocation, baselineLocation: SourceLocation
  ) {
    (self.name, self.location, self.runs) = (name, location, runs)
    (self.baseline, self.by, self.runsLocation) = (baseline, by, runsLocation)
    self.baselineLocation = baselineLocation
  }

  /// The measure of `by` that a result asks for.
  func measure(_ wanted: Comparison.Wanted) -> CompareMeasure? { by.first { $0.text == wanted.measure } }
}
