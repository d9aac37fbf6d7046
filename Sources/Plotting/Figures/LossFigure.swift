/// Loss of one or several runs after each epoch; several seeds become a mean and their range.
package struct LossFigure: Figure, Hashable {
  package static let kind = "loss"

  package var runs: [RunCurve]

  package init(runs: [RunCurve]) { self.runs = runs }
}
