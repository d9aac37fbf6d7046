import Settings

/// The same rate at every step.
package struct ConstantPolicy: ClosedFormPolicy {
  package static let name = "constant"
  package static let summary = "The same learning rate at every step: `{constant: 0.1}`."
  package static let shorthand: String? = "rate"

  package var rate: Double
  package var momentum: Double?

  package init(rate: Double, momentum: Double? = nil) { (self.rate, self.momentum) = (rate, momentum) }

  private static let rate = Setting.rate("rate", "Rate of every step", example: "0.1")
  package static let settings = SettingsTable(rate, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> ConstantPolicy? {
    let (rate, momentum) = (settings[rate], settings[PolicySettings.momentum])
    return rate.map { ConstantPolicy(rate: $0, momentum: momentum) }
  }

  package func rates(at step: Int, of length: RunLength) -> Rates { Rates(learningRate: rate, momentum: momentum) }
}
