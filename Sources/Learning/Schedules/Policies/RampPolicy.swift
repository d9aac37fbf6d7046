import Foundation
import Settings

/// From one rate at the first step to another at the last: the growth of a range test.
///
/// Exponential: from·(to/from)^(step/(steps − 1)); linear: from + (to − from)·step/(steps − 1).
package struct RampPolicy: ClosedFormPolicy {
  package static let name = "ramp"
  package static let summary = "Grows from one rate to another over the whole run: `{ramp: {from: 1e-5, to: 10}}`."

  package enum Growth: String, Hashable, Codable, Sendable, CaseIterable { case exponential, linear }

  package var from: Double
  package var to: Double
  package var growth: Growth
  package var momentum: Double?

  package init(from: Double, to: Double, growth: Growth = .exponential, momentum: Double? = nil) {
    (self.from, self.to, self.growth, self.momentum) = (from, to, growth, momentum)
  }

  private static let from = Setting.rate("from", "Rate of the first step", example: "1e-5")
  private static let to = Setting.rate("to", "Rate of the last step", example: "10")
  private static let growth = Setting.word(
    "growth", "Whether each step multiplies the rate or adds to it", standard: Growth.exponential, example: .linear)
  package static let settings = SettingsTable(from, to, growth, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> RampPolicy? {
    let (from, to) = (settings[from], settings[to])
    let (growth, momentum) = (settings[growth], settings[PolicySettings.momentum])
    guard let from, let to, let growth else { return nil }
    if from >= to {
      settings.diagnostics.report("from must be below to", at: settings.location(of: Self.from))
      return nil
    }
    return RampPolicy(from: from, to: to, growth: growth, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    length.steps > 1 ? nil : "ramp needs at least 2 steps, and the run has \(length.words)"
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let way = Double(step) / Double(max(1, length.steps - 1))
    let rate =
      switch growth {
      case .exponential: from * pow(to / from, way)
      case .linear: from + (to - from) * way
      }
    return Rates(learningRate: way == 1 ? to : rate, momentum: momentum)
  }
}
