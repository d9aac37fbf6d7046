import Foundation
import Settings

/// start · factor^⌊step/every⌋: PyTorch's StepLR.
package struct StepPolicy: Policy {
  package static let name = "step"
  package static let summary =
    "Multiplies the rate by a factor at regular distances: `{step: {start: 0.1, factor: 0.1, every: 5 epochs}}`."

  package var start: Double
  package var factor: Double
  package var every: Length

  package init(start: Double, factor: Double, every: Length) {
    (self.start, self.factor, self.every) = (start, factor, every)
  }

  package static func read(_ settings: SettingsReader) -> StepPolicy? {
    let (start, factor, every) = (settings.rate("start"), settings.rate("factor"), settings.length("every"))
    for name in ["start", "factor", "every"] { settings.missing(name) }
    guard let start, let factor, let every else { return nil }
    return StepPolicy(start: start, factor: factor, every: every)
  }

  package func complaint(about length: RunLength) -> String? {
    length.steps(in: every) > 0 ? nil : "step's 'every' is less than one step"
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    Rates(learningRate: start * pow(factor, Double(step / max(1, length.steps(in: every)))))
  }
}
