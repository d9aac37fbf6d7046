import Foundation
import Settings

/// start · factor^(step/every), a little less at every step: PyTorch's ExponentialLR where `every` is one step.
///
/// PyTorch's factor is usually an epoch's, and stepping its class at every step then kills the rate at once: here
/// `every` says what the factor is for, and a rate that vanishes before the run ends is warned about. `end` instead of
/// `factor` and `every` is the rate that the step after the run's last would have.
package struct ExponentialPolicy: ClosedFormPolicy {
  package static let name = "exponential"
  package static let summary =
    "Multiplies the rate by a factor in each epoch, evenly at every step: "
    + "`{exponential: {start: 0.1, factor: 0.9, every: 1 epoch}}`."

  package var start: Double
  package var factor: Double
  package var every: Length
  package var momentum: Double?

  package init(start: Double, factor: Double, every: Length, momentum: Double? = nil) {
    (self.start, self.factor, self.every, self.momentum) = (start, factor, every, momentum)
  }

  private static let start = Setting.rate("start", "Rate of the first step", example: "0.1")
  private static let factor = Setting.rate(
    "factor", "What the rate is multiplied by after 'every'", otherwise: "needed, but for 'end'", example: "0.9")
  private static let every = Setting.duration(
    "every", "How long a rate takes to be multiplied", otherwise: "needed, but for 'end'", example: "1 epoch")
  private static let end = Setting.rate(
    "end", "Rate to come to with the run's end, in place of 'factor' and 'every'", otherwise: "what they make",
    example: "0.001")
  package static let settings = SettingsTable(start, factor, every, end, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> ExponentialPolicy? {
    let (start, momentum) = (settings[start], settings[PolicySettings.momentum])
    guard settings.has(end) else {
      let (factor, every) = (settings[factor], settings[every])
      settings.missing(Self.factor)
      settings.missing(Self.every)
      guard let start, let factor, let every else { return nil }
      return ExponentialPolicy(start: start, factor: factor, every: every, momentum: momentum)
    }
    for name in [factor.name, every.name] where settings.has(name) {
      settings.diagnostics.report(
        "\(name) has no place beside end", at: settings.location(of: name), hint: "leave one of them out")
    }
    guard let end = settings[end], let start else { return nil }
    return ExponentialPolicy(start: start, factor: end / start, every: .share(1), momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    if let vanishing = vanishing("'every'", length.exactSteps(in: every), length) { return vanishing }
    let last = rates(at: length.steps - 1, of: length).learningRate
    return last.isInfinite ? "exponential's rate grows beyond every number in the run's \(length.words)" : nil
  }

  package func warnings(about length: RunLength) -> [String] {
    let last = rates(at: length.steps - 1, of: length).learningRate
    guard last < 1e-9 * start else { return [] }
    return [
      "exponential's rate is down to \(last) at the end of the run's \(length.words), too little to train: "
        + "its factor is for \(length.words(for: length.exactSteps(in: every)))"
    ]
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let way = Double(step) / length.exactSteps(in: every)
    return Rates(learningRate: start * pow(factor, way), momentum: momentum)
  }
}
