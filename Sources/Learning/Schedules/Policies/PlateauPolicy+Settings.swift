import Settings

extension PlateauPolicy {
  private static let start = Setting.rate("start", "Rate of the first step", example: "0.1")
  private static let watch = Setting(
    "watch", "The metric that decides", type: Metric.choosing.map(\.rawValue).joined(separator: " | "),
    hint: "the metric, such as validation.loss", example: "train.loss"
  ) { node, name, diagnostics in metric(node, name, diagnostics) }
  private static let mode = Setting<Mode>.word(
    "mode", "Whether less or more is better", otherwise: "what suits the metric", example: .max)
  private static let factor = Setting(
    "factor", "What the rate is multiplied by", type: "a number above 0 and below 1", standard: (0.1, "0.1"),
    example: "0.5"
  ) { node, name, diagnostics -> Double? in
    guard let factor = node.rate(name, diagnostics) else { return nil }
    guard factor >= 1 else { return factor }
    diagnostics.report("factor must be below 1, not \(factor)", at: node.location)
    return nil
  }
  private static let patience = Setting.integer(
    "patience", "How many measurements in a row may be no better", in: 0...1_000_000, unit: "epochs", standard: 10,
    example: "3")
  private static let threshold = Setting.rate(
    "threshold", "By how much a better measurement has to be better", zero: true, standard: 1e-4)
  private static let thresholdMode = Setting.word(
    "threshold-mode", "Whether the threshold is a share of the best or a difference", standard: ThresholdMode.relative,
    example: .absolute)
  private static let cooldown = Setting.integer(
    "cooldown", "How many measurements are passed over after a reduction", in: 0...1_000_000, unit: "epochs",
    standard: 0, example: "2")
  private static let floor = Setting.rate(
    "floor", "The rate is not reduced below it", zero: true, standard: 0, example: "0.0001")
  private static let eps = Setting.rate(
    "eps", "A reduction by no more than that is not made", zero: true, standard: 1e-8)
  package static let settings = SettingsTable(
    start, watch, mode, factor, patience, threshold, thresholdMode, cooldown, floor, eps, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> PlateauPolicy? {
    let (start, watch) = (settings[start], settings[watch])
    let mode = settings.has(mode) ? settings[mode] : watch.map { Self.mode(for: $0) } ?? .min
    let (factor, patience) = (settings[factor], settings[patience])
    let (threshold, thresholdMode) = (settings[threshold], settings[thresholdMode])
    let (cooldown, floor) = (settings[cooldown], settings[floor])
    let (eps, momentum) = (settings[eps], settings[PolicySettings.momentum])
    guard let start, let watch, let mode, let factor, let patience, let threshold, let thresholdMode, let cooldown,
      let floor, let eps
    else { return nil }
    if floor >= start {
      settings.diagnostics.report("floor must be below start, which is \(start)", at: settings.location(of: Self.floor))
      return nil
    }
    var policy = PlateauPolicy(start: start, watch: watch, mode: mode)
    (policy.factor, policy.patience, policy.cooldown) = (factor, patience, cooldown)
    (policy.threshold, policy.thresholdMode) = (threshold, thresholdMode)
    (policy.floor, policy.eps, policy.momentum) = (floor, eps, momentum)
    return policy
  }

  private static func metric(_ node: SettingsNode, _ name: String, _ diagnostics: Diagnostics) -> Metric? {
    if node.text.flatMap({ Metric(rawValue: $0) })?.split == .test {
      diagnostics.report(
        "plateau cannot watch the test set: nothing may be chosen by it", at: node.location,
        hint: "watch validation.loss or train.loss")
      return nil
    }
    return node.choice(name, of: Metric.choosing.map(\.rawValue), diagnostics).flatMap { Metric(rawValue: $0) }
  }

  package func warnings(about length: RunLength) -> [String] {
    var found: [String] = []
    if mode != Self.mode(for: watch) {
      let worse = mode == .min ? "fall" : "rise"
      found.append("plateau waits for \(watch.rawValue) to \(worse), which is its getting worse")
    }
    if start - max(start * factor, floor) <= eps {
      found.append("plateau never reduces the rate: by factor and floor it would fall by no more than eps, \(eps)")
      return found
    }
    // The first metric is the best so far; then patience runs out.
    let earliest = Double(patience + 2) * Double(length.stepsPerEpoch)
    if earliest >= Double(length.steps) {
      found.append(
        "plateau reduces the rate after \(length.words(for: earliest)) at the earliest, and the run has "
          + "\(length.words)")
    }
    return found
  }
}
