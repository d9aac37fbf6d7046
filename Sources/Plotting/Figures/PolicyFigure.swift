/// Schedules without training: learning rate above, momentum below where a schedule moves it.
package struct PolicyFigure: Figure, Hashable {
  package static let kind = "policy"

  package var policies: [RateCurve]

  package init(policies: [RateCurve]) { self.policies = policies }
}
