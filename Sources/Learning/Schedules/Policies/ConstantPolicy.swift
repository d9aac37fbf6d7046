import Settings

/// The same rate at every step.
package struct ConstantPolicy: Policy {
  package static let name = "constant"
  package static let summary = "The same learning rate at every step: `{constant: 0.1}`."
  package static let shorthand: String? = "rate"

  package var rate: Double

  package init(rate: Double) { self.rate = rate }

  package static func read(_ settings: SettingsReader) -> ConstantPolicy? {
    settings.missing("rate", hint: "write {constant: 0.1}")
    return settings.rate("rate").map { ConstantPolicy(rate: $0) }
  }

  package func rates(at step: Int, of length: RunLength) -> Rates { Rates(learningRate: rate) }
}
