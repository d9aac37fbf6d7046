import Foundation
import Settings

/// start · factor^⌊step/every⌋: PyTorch's StepLR.
package struct StepPolicy: ClosedFormPolicy {
  package static let name = "step"
  package static let summary =
    "Multiplies the rate by a factor at regular distances: `{step: {start: 0.1, factor: 0.1, every: 5 epochs}}`."

  package var start: Double
  package var factor: Double
  package var every: Length
  package var momentum: Double?

  package init(start: Double, factor: Double, every: Length, momentum: Double? = nil) {
    (self.start, self.factor, self.every, self.momentum) = (start, factor, every, momentum)
  }

  private static let start = Setting.rate("start", "Rate of the first step", example: "0.1")
  private static let factor = Setting.rate("factor", "What the rate is multiplied by", example: "0.1")
  private static let every = Setting.duration("every", "How long a rate is held", example: "5 epochs")
  package static let settings = SettingsTable(start, factor, every, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> StepPolicy? {
    let (start, factor, every) = (settings[start], settings[factor], settings[every])
    let momentum = settings[PolicySettings.momentum]
    guard let start, let factor, let every else { return nil }
    return StepPolicy(start: start, factor: factor, every: every, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    vanishing("'every'", Double(length.steps(in: every)), length)
  }

  package func warnings(about length: RunLength) -> [String] {
    let distance = length.steps(in: every)
    guard distance >= length.steps else { return [] }
    return [
      "step never changes the rate: it would after \(length.words(for: Double(distance))), "
        + "and the run has \(length.words)"
    ]
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let falls = step / max(1, length.steps(in: every))
    return Rates(learningRate: start * pow(factor, Double(falls)), momentum: momentum)
  }
}
