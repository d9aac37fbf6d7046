import Settings

/// One kind of policy for the learning rate, and for momentum where it sets that: a value.
///
/// Steps count from 0. A kind is one file in `Policies` and one line in `Schedule.all`.
package protocol Policy: NamedKind, Hashable, Codable, Sendable {
  /// The metric that decides, such as `validation.loss`; nil where the step alone does.
  var watches: Metric? { get }

  /// Why the policy does not fit a run, with both lengths; nil where it does.
  func complaint(about length: RunLength) -> String?

  /// What fits, but does something that its author hardly expects.
  func warnings(about length: RunLength) -> [String]

  /// The rates of one step, asked for in order.
  ///
  /// - Parameters:
  ///   - step: less than the run's steps.
  ///   - metric: what `watches` names, where it was measured since the step before.
  ///   - memory: what a measured policy has seen; it begins anew at step 0.
  func rates(at step: Int, of length: RunLength, metric: Double?, memory: inout PlateauMemory) -> Rates
}

/// A policy whose rates follow from the step alone.
package protocol ClosedFormPolicy: Policy {
  func rates(at step: Int, of length: RunLength) -> Rates
}

extension ClosedFormPolicy {
  package func rates(at step: Int, of length: RunLength, metric: Double?, memory: inout PlateauMemory) -> Rates {
    rates(at: step, of: length)
  }
}

extension Policy {
  package var watches: Metric? { nil }
  package func complaint(about length: RunLength) -> String? { nil }
  package func warnings(about length: RunLength) -> [String] { [] }

  /// The sentence about a part that takes more steps than the run has; nil where it fits.
  func excess(of part: String, _ steps: Double, _ length: RunLength) -> String? {
    guard steps > Double(length.steps) else { return nil }
    return "\(Self.name)'s \(part) takes \(length.words(for: steps)), and the run has \(length.words)"
  }

  /// The sentence about a part that takes less than a step; nil where it takes more.
  func vanishing(_ part: String, _ steps: Double, _ length: RunLength) -> String? {
    steps < 1 ? "\(Self.name)'s \(part) is less than one step of the run's \(length.words)" : nil
  }

  /// The sentence about a part that has to end with the run and does not: on its last step or one step later.
  func misfit(of part: String, _ steps: Int, _ length: RunLength) -> String? {
    if let excess = excess(of: part, Double(steps), length) { return excess }
    guard steps < length.steps - 1 else { return nil }
    return "\(Self.name)'s \(part) takes only \(length.words(for: Double(steps))), and the run has \(length.words)"
  }
}
