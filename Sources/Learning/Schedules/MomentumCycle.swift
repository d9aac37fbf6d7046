import Settings

/// Momentum that moves against the learning rate, `[0.95, 0.85]`; a fixed one has the same value twice.
package struct MomentumCycle: Hashable, Codable, Sendable {
  package var atLow: Double
  package var atHigh: Double

  /// - Parameters:
  ///   - atLow: the momentum where the learning rate is low.
  ///   - atHigh: where it is high.
  package init(_ atLow: Double, _ atHigh: Double) { (self.atLow, self.atHigh) = (atLow, atHigh) }

  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(try values.decode(Double.self), try values.decode(Double.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(atLow)
    try values.encode(atHigh)
  }
}

extension Setting where Value == MomentumCycle {
  static func momentumCycle(standard: MomentumCycle) -> Setting {
    Setting(
      "momentum", "Momentum where the rate is low and where it is high, or one for all steps",
      type: "two numbers of at least 0 and below 1, or one",
      standard: (standard, "[\(standard.atLow), \(standard.atHigh)]"), example: "[0.9, 0.8]"
    ) { node, _, diagnostics in node.momentumCycle(diagnostics) }
  }
}

enum PolicySettings {
  /// One momentum for every step.
  static let momentum = Setting(
    "momentum", "Momentum at every step", type: "a number of at least 0 and below 1", otherwise: "the optimizer's",
    example: "0.9"
  ) { node, _, diagnostics -> Double? in node.momentum(diagnostics) }
}

extension SettingsNode {
  /// `[at the low rate, at the high rate]`, or one number for both.
  func momentumCycle(_ diagnostics: Diagnostics) -> MomentumCycle? {
    let values = items.compactMap { $0.momentum(diagnostics) }
    guard values.count == items.count else { return nil }
    switch values.count {
    case 1: return MomentumCycle(values[0], values[0])
    case 2:
      if values[0] < values[1] {
        diagnostics.report(
          "the momentum rises with the learning rate, from \(values[0]) to \(values[1])", at: location,
          hint: "write [\(values[1]), \(values[0])]: the first is where the rate is low", severity: .warning)
      }
      return MomentumCycle(values[0], values[1])
    default:
      diagnostics.report(
        "momentum takes one number or two, not \(values.count)", at: location,
        hint: "write [0.95, 0.85] to cycle it, 0.9 to hold it")
      return nil
    }
  }

  /// At least 0 and below 1.
  func momentum(_ diagnostics: Diagnostics) -> Double? {
    guard let value = number("momentum", diagnostics) else { return nil }
    if value < 0 || value >= 1 {
      diagnostics.report("momentum must be at least 0 and below 1, not \(text ?? "")", at: location)
      return nil
    }
    return value
  }
}
