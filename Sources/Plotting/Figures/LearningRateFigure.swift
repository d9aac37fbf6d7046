/// The learning rate at every step of one or several runs.
package struct LearningRateFigure: Figure, Hashable {
  package static let kind = "learning-rate"

  package var runs: [RateCurve]

  package init(runs: [RateCurve]) { self.runs = runs }
}
