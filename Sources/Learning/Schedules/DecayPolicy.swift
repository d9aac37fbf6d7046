import Settings

/// A policy that falls from `start` to `end` within `over` and stays there.
///
/// A fall over n steps has `end` at the step that comes after those n, as in PyTorch: in a run of n steps the last one
/// is a little above it, so that no step is lost at a rate of 0. Over n − 1 steps it ends on the run's last step.
package protocol DecayPolicy: ClosedFormPolicy {
  var start: Double { get }
  var end: Double { get }
  var over: Length { get }
}

/// The settings of a fall.
enum Decay {
  static let start = Setting.rate("start", "Rate of the first step", example: "0.1")
  static let end = Setting.rate("end", "Rate at the end of the fall", zero: true, standard: 0, example: "0.001")
  static let over = Setting.duration("over", "How long the fall takes", standard: .share(1), example: "5 epochs")
}

extension DecayPolicy {
  /// From 0 at the first step to 1, which it keeps.
  func way(at step: Int, of length: RunLength) -> Double { min(1, Double(step) / length.exactSteps(in: over)) }

  package func complaint(about length: RunLength) -> String? {
    let steps = length.exactSteps(in: over)
    if let vanishing = vanishing("'over'", steps, length) { return vanishing }
    if let excess = excess(of: "'over'", steps, length) { return excess }
    guard end == 0, let misfit = misfit(of: "'over'", Int(steps.rounded(.up)), length) else { return nil }
    return misfit + ": the rest would have a rate of 0"
  }

  package func warnings(about length: RunLength) -> [String] {
    let steps = length.exactSteps(in: over)
    guard steps < Double(length.steps - 1) else { return [] }
    return [
      "\(Self.name) is at its end after \(length.words(for: steps)) and stays there, and the run has \(length.words)"
    ]
  }
}

extension SettingsReader {
  /// - Returns: nil after a complaint.
  func decay() -> (start: Double, end: Double, over: Length)? {
    let (start, end) = (self[Decay.start], self[Decay.end])
    guard let over = self[Decay.over], let start, let end else { return nil }
    if end >= start {
      diagnostics.report("end must be below start, which is \(start)", at: location(of: Decay.end))
      return nil
    }
    return (start, end, over)
  }
}
