/// The momentum at every step of one or several runs.
package struct MomentumFigure: Figure, Hashable {
  package static let kind = "momentum"

  package var runs: [RateCurve]

  package init(runs: [RateCurve]) { self.runs = runs }
}
