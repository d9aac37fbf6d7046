import Settings

extension PlateauPolicy {
  package static func read(_ settings: SettingsReader) -> PlateauPolicy? {
    let (start, watch) = (settings.rate("start"), metric(settings))
    let mode = settings.word("mode", standard: watch.map { Self.mode(for: $0) } ?? .min)
    let (factor, patience) = (factor(settings), count("patience", standard: 10, settings))
    let threshold = settings.rate("threshold", zero: true, standard: 1e-4)
    let thresholdMode = settings.word("threshold-mode", standard: ThresholdMode.relative)
    let cooldown = count("cooldown", standard: 0, settings)
    let floor = settings.rate("floor", zero: true, standard: 0)
    let (eps, momentum) = (settings.rate("eps", zero: true, standard: 1e-8), settings.momentum())
    guard let start, let watch, let mode, let factor, let patience, let threshold, let thresholdMode, let cooldown,
      let floor, let eps
    else { return nil }
    if floor >= start {
      settings.diagnostics.report("floor must be below start, which is \(start)", at: settings.location(of: "floor"))
      return nil
    }
    var policy = PlateauPolicy(start: start, watch: watch, mode: mode)
    (policy.factor, policy.patience, policy.cooldown) = (factor, patience, cooldown)
    (policy.threshold, policy.thresholdMode) = (threshold, thresholdMode)
    (policy.floor, policy.eps, policy.momentum) = (floor, eps, momentum)
    return policy
  }

  private static func metric(_ settings: SettingsReader) -> Metric? {
    settings.missing("watch", hint: "the metric, such as validation.loss")
    if let node = settings.node("watch"), node.text.flatMap({ Metric(rawValue: $0) })?.split == .test {
      settings.diagnostics.report(
        "plateau cannot watch the test set: nothing may be chosen by it", at: node.location,
        hint: "watch validation.loss or train.loss")
      return nil
    }
    return settings.choice("watch", of: Metric.choosing.map(\.rawValue)).flatMap { Metric(rawValue: $0) }
  }

  private static func factor(_ settings: SettingsReader) -> Double? {
    guard let factor = settings.rate("factor", standard: 0.1) else { return nil }
    if factor >= 1 {
      settings.diagnostics.report("factor must be below 1, not \(factor)", at: settings.location(of: "factor"))
      return nil
    }
    return factor
  }

  private static func count(_ name: String, standard: Int, _ settings: SettingsReader) -> Int? {
    settings.node(name) == nil ? standard : settings.integer(name, in: 0...1_000_000)
  }

  package func warnings(about length: RunLength) -> [String] {
    var found: [String] = []
    if mode != Self.mode(for: watch) {
      let worse = mode == .min ? "fall" : "rise"
      found.append("plateau waits for \(watch.rawValue) to \(worse), which is its getting worse")
    }
    if start - max(start * factor, floor) <= eps {
      found.append("plateau never reduces the rate: by factor and floor it would fall by no more than eps, \(eps)")
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
