import Foundation
import Settings

/// From one rate at the first step to another at the last: the growth of a range test.
///
/// Exponential: from·(to/from)^(step/(steps − 1)); linear: from + (to − from)·step/(steps − 1).
package struct RampPolicy: Policy {
  package static let name = "ramp"
  package static let summary = "Grows from one rate to another over the whole run: `{ramp: {from: 1e-5, to: 10}}`."

  package enum Growth: String, Hashable, Codable, Sendable, CaseIterable { case exponential, linear }

  package var from: Double
  package var to: Double
  package var growth: Growth

  package init(from: Double, to: Double, growth: Growth = .exponential) {
    (self.from, self.to, self.growth) = (from, to, growth)
  }

  package static func read(_ settings: SettingsReader) -> RampPolicy? {
    let (from, to) = (settings.rate("from"), settings.rate("to"))
    let growth = settings.choice("growth", of: Growth.allCases.map(\.rawValue)).flatMap(Growth.init)
    for name in ["from", "to"] { settings.missing(name) }
    guard let from, let to else { return nil }
    guard from < to else {
      settings.diagnostics.report("from must be below to", at: settings.location(of: "from"))
      return nil
    }
    return RampPolicy(from: from, to: to, growth: growth ?? .exponential)
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let way = length.steps > 1 ? Double(step) / Double(length.steps - 1) : 0
    switch growth {
    case .exponential: return Rates(learningRate: from * pow(to / from, way))
    case .linear: return Rates(learningRate: from + (to - from) * way)
    }
  }
}
