import Foundation
import Settings

/// start · factor^k after k milestones: PyTorch's MultiStepLR.
///
/// A milestone of n steps changes the step that comes after n others. One that stands twice multiplies twice, as in
/// PyTorch, and a warning says so. One at or after the run's end is refused: it would never be reached.
package struct MultiStepPolicy: ClosedFormPolicy {
  package static let name = "multi-step"
  package static let summary =
    "Multiplies the rate by a factor at milestones: "
    + "`{multi-step: {start: 0.1, factor: 0.1, milestones: [12 epochs, 18 epochs]}}`."

  package var start: Double
  package var factor: Double
  package var milestones: [Length]
  package var momentum: Double?

  package init(start: Double, factor: Double, milestones: [Length], momentum: Double? = nil) {
    (self.start, self.factor, self.milestones, self.momentum) = (start, factor, milestones, momentum)
  }

  private static let start = Setting.rate("start", "Rate of the first step", example: "0.1")
  private static let factor = Setting.rate(
    "factor", "What the rate is multiplied by at each milestone", example: "0.1")
  private static let milestones = Setting.milestones(repeats: true)
  package static let settings = SettingsTable(start, factor, milestones, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> MultiStepPolicy? {
    let (start, factor) = (settings[start], settings[factor])
    let (milestones, momentum) = (settings[milestones], settings[PolicySettings.momentum])
    guard let start, let factor, let milestones else { return nil }
    return MultiStepPolicy(start: start, factor: factor, milestones: milestones, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    complaint(about: milestones, repeats: true, in: length)
  }

  package func warnings(about length: RunLength) -> [String] {
    let steps = milestones.map { length.steps(in: $0) }
    return zip(steps, steps.dropFirst()).filter { $0 == $1 }.map { repeated, _ in
      "multi-step multiplies more than once after \(length.words(for: Double(repeated))), where milestones coincide"
    }
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let passed = milestones.count { length.steps(in: $0) <= step }
    return Rates(learningRate: start * pow(factor, Double(passed)), momentum: momentum)
  }
}
