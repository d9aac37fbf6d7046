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

  private static let max = Setting.rate(
    "max", "Highest rate", hint: "the highest learning rate, such as 0.4 or a range test's 'finder.suggestion'",
    example: "0.4")
  private static let div = Setting.rate("div", "The start is max/div", standard: 25)
  private static let finalDiv = Setting.rate("final-div", "The end is start/final-div", standard: 1e4)
  private static let start = Setting.rate(
    "start", "Rate of the first step, in place of 'div'", otherwise: "max/div", example: "0.04")
  private static let end = Setting.rate(
    "end", "Rate of the last step, in place of 'final-div'", zero: true, otherwise: "start/final-div",
    example: "0.0001")
  private static let peak = Setting.duration("peak", "How long the rise takes", standard: .share(0.3))
  private static let threePhase = Setting.flag(
    "three-phase", "Falls back to the start in the time of the rise before it goes on to the end", standard: false)
  private static let up = Setting.duration(
    "up", "How long the rise takes, where the fall has its own length", otherwise: "peak", example: "5 epochs")
  private static let down = Setting.duration(
    "down", "How long the fall back to the start takes, beside 'up'", otherwise: "the fall goes on to the end",
    example: "5 epochs")
  private static let anneal = Setting.word(
    "anneal", "Shape of rise and fall", standard: Annealing.cosine, example: .linear)
  private static let momentum = Setting.momentumCycle(standard: MomentumCycle(0.95, 0.85))
  package static let settings = SettingsTable(
    max, div, finalDiv, start, end, peak, threePhase, up, down, anneal, momentum)

  package static func read(_ settings: SettingsReader) -> OneCyclePolicy? {
    let max = settings[max]
    let start = level(start, of: max, over: div, settings)
    let end = level(end, of: start, over: finalDiv, settings)
    let (way, anneal, momentum) = (way(settings), settings[anneal], settings[momentum])
    guard let max, let start, let end, let way, let anneal else { return nil }
    if start > max {
      settings.diagnostics.report(
        "start must not be above max, which is \(max)", at: settings.location(of: Self.start))
      return nil
    }
    if end > start {
      settings.diagnostics.report(
        "one-cycle ends at \(end), above its start of \(start)",
        at: settings.location(of: settings.has(Self.end) ? Self.end : finalDiv),
        hint: "write a final-div above 1, by which the start is divided", severity: .warning)
    }
    return OneCyclePolicy(
      max: max, start: start, end: end, up: way.up, down: way.down, anneal: anneal, momentum: momentum)
  }

  /// A rate written out, or another one over a divisor.
  private static func level(
    _ level: Setting<Double>, of base: Double?, over divisor: Setting<Double>, _ settings: SettingsReader
  ) -> Double? {
    let quotient = settings[divisor].flatMap { by in base.map { $0 / by } }
    guard settings.has(level) else { return quotient }
    if settings.has(divisor) {
      settings.diagnostics.report(
        "\(level.name) and \(divisor.name) both set the same rate", at: settings.location(of: divisor),
        hint: "leave one out")
    }
    return settings[level]
  }

  /// `peak` with or without `three-phase`, or `up` with or without `down`.
  private static func way(_ settings: SettingsReader) -> (up: Length, down: Length?)? {
    let (threePhase, peak) = (settings[threePhase], settings[peak])
    guard settings.has(up) || settings.has(down) else {
      guard let peak, let threePhase else { return nil }
      return (peak, threePhase ? peak : nil)
    }
    for name in [Self.peak.name, Self.threePhase.name] where settings.has(name) {
      settings.diagnostics.report(
        "\(name) has no place beside up and down", at: settings.location(of: name), hint: "leave it out")
    }
    settings.missing(up)
    let (rise, fall) = (settings[up], settings[down])
    guard let rise, settings.has(down) == (fall != nil) else { return nil }
    return (rise, fall)
  }
}
