import Settings

/// One rate before the first milestone and another after each.
///
/// A milestone of n steps changes the step that comes after n others, as in PyTorch's MultiStepLR; TensorFlow's
/// PiecewiseConstantDecay changes one step later. A piece with a rate of 0 trains nothing: a warning says so.
package struct PiecewiseConstantPolicy: ClosedFormPolicy {
  package static let name = "piecewise-constant"
  package static let summary =
    "Holds one rate after the other: "
    + "`{piecewise-constant: {rates: [0.1, 0.02, 0.004], milestones: [10 epochs, 20 epochs]}}`."

  /// One more than milestones.
  package var levels: [Double]
  package var milestones: [Length]
  package var momentum: Double?

  package init(rates: [Double], milestones: [Length], momentum: Double? = nil) {
    precondition(rates.count == milestones.count + 1, "\(rates.count) rates for \(milestones.count) milestones")
    (levels, self.milestones, self.momentum) = (rates, milestones, momentum)
  }

  private enum CodingKeys: String, CodingKey {
    case levels = "rates"
    case milestones, momentum
  }

  private static let rates = Setting.list(
    "rates", "One rate after the other", type: "numbers of at least 0, one more than milestones",
    hint: "write a list such as [0.1, 0.01]", example: "[0.1, 0.02, 0.004]"
  ) { $0.rate($1, zero: true, $2) }
  private static let milestones = Setting.milestones()
  package static let settings = SettingsTable(rates, milestones, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> PiecewiseConstantPolicy? {
    let (rates, milestones) = (settings[rates], settings[milestones])
    let momentum = settings[PolicySettings.momentum]
    guard let rates, let milestones else { return nil }
    guard rates.count == milestones.count + 1 else {
      settings.diagnostics.report(
        "rates takes one more than there are milestones, \(milestones.count + 1), not \(rates.count)",
        at: settings.location(of: Self.rates))
      return nil
    }
    return PiecewiseConstantPolicy(rates: rates, milestones: milestones, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    if levels.count == milestones.count + 1 { return complaint(about: milestones, in: length) }
    return "piecewise-constant has \(levels.count) rates for \(milestones.count) milestones"
  }

  package func warnings(about length: RunLength) -> [String] {
    let starts = [0] + milestones.map { length.steps(in: $0) } + [length.steps]
    return levels.indices.filter { levels[$0] == 0 }.map { index in
      "piecewise-constant's rate \(index + 1) is 0: for "
        + "\(length.words(for: Double(starts[index + 1] - starts[index]))) nothing is trained"
    }
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let passed = milestones.count { length.steps(in: $0) <= step }
    return Rates(learningRate: levels[passed], momentum: momentum)
  }
}
