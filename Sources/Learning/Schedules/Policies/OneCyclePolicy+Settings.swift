import Settings

extension OneCyclePolicy {
  /// As PyTorch's arguments say it: the start is max/div, the end start/final-div.
  package init(
    max: Double, peak: Length = .share(0.3), div: Double = 25, finalDiv: Double = 1e4, anneal: Annealing = .cosine,
    momentum: MomentumCycle? = MomentumCycle(0.95, 0.85), threePhase: Bool = false
  ) {
    self.init(
      max: max, start: max / div, end: max / div / finalDiv, up: peak, down: threePhase ? peak : nil, anneal: anneal,
      momentum: momentum)
  }

  package static func read(_ settings: SettingsReader) -> OneCyclePolicy? {
    settings.missing("max", hint: "the highest learning rate, such as 0.4 or a range test's 'finder.suggestion'")
    let max = settings.has("max") ? settings.rate("max") : nil
    let start = level("start", of: max, over: "div", standard: 25, settings)
    let end = level("end", of: start, over: "final-div", standard: 1e4, settings)
    let way = way(settings)
    let anneal = settings.word("anneal", standard: Annealing.cosine)
    let momentum = settings.momentumCycle(standard: MomentumCycle(0.95, 0.85))
    guard let max, let start, let end, let way, let anneal else { return nil }
    if start > max {
      settings.diagnostics.report(
        "start must not be above max, which is \(max)", at: settings.location(of: "start"))
      return nil
    }
    if end > start {
      settings.diagnostics.report(
        "one-cycle ends at \(end), above its start of \(start)",
        at: settings.location(of: settings.has("end") ? "end" : "final-div"),
        hint: "write a final-div above 1, by which the start is divided", severity: .warning)
    }
    return OneCyclePolicy(
      max: max, start: start, end: end, up: way.up, down: way.down, anneal: anneal, momentum: momentum)
  }

  /// A rate written out, or another one over a divisor.
  private static func level(
    _ name: String, of base: Double?, over divisor: String, standard: Double, _ settings: SettingsReader
  ) -> Double? {
    let quotient = settings.rate(divisor, standard: standard).flatMap { by in base.map { $0 / by } }
    guard settings.node(name) != nil else { return quotient }
    if settings.has(divisor) {
      settings.diagnostics.report(
        "\(name) and \(divisor) both set the same rate", at: settings.location(of: divisor), hint: "leave one out")
    }
    return settings.rate(name, zero: name == "end")
  }

  /// `peak` with or without `three-phase`, or `up` with or without `down`.
  private static func way(_ settings: SettingsReader) -> (up: Length, down: Length?)? {
    let threePhase = settings.node("three-phase") == nil ? false : settings.flag("three-phase")
    let peak = settings.duration("peak", standard: .share(0.3))
    guard settings.node("up") != nil || settings.node("down") != nil else {
      guard let peak, let threePhase else { return nil }
      return (peak, threePhase ? peak : nil)
    }
    for name in ["peak", "three-phase"] where settings.has(name) {
      settings.diagnostics.report(
        "\(name) has no place beside up and down", at: settings.location(of: name), hint: "leave it out")
    }
    let up = settings.duration("up")
    let down = settings.has("down") ? settings.duration("down") : nil
    guard let up, settings.has("down") == (down != nil) else { return nil }
    return (up, down)
  }
}
