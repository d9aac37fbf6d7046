/// Accuracy of one or several runs after each epoch; several seeds become a mean and their range.
package struct AccuracyFigure: Figure, Hashable {
  package static let kind = "accuracy"

  /// With fractions 0…1.
  package var runs: [RunCurve]

  package init(runs: [RunCurve]) { self.runs = runs }
}
