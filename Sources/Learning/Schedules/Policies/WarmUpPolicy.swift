import Settings

/// From a low rate up to `to`, which then stays: PyTorch's LinearLR and, for `shape: constant`, ConstantLR.
///
/// Linear: from + (to − from)·step/over; the step that comes after `over` has `to`, as in PyTorch. A start at 0 would
/// waste the first step, so it is refused; without `from` the rate is to·(step + 1)/over, which begins with to/over and
/// has `to` at the last of those steps: the gradual warm-up of Goyal et al., 2017. Constant: `from`, then `to` (He et
/// al., 2016). What comes after a warm-up is best said with `joined`.
package struct WarmUpPolicy: ClosedFormPolicy {
  package static let name = "warm-up"
  package static let summary =
    "Begins with a low rate, rising in a line or, with 'shape: constant', held: "
    + "`{warm-up: {from: 0.01, to: 0.1, over: 5 epochs}}`."

  package enum Shape: String, Hashable, Codable, Sendable, CaseIterable { case constant, linear }

  package var from: Double?
  package var to: Double
  package var over: Length
  package var shape: Shape
  package var momentum: Double?

  /// - Parameter from: nil for a linear one that begins with the first of as many equal parts as it has steps.
  package init(from: Double?, to: Double, over: Length, shape: Shape = .linear, momentum: Double? = nil) {
    precondition(from != nil || shape == .linear, "a constant warm-up without its rate")
    (self.from, self.to, self.over, self.shape, self.momentum) = (from, to, over, shape, momentum)
  }

  private static let from = Setting.rate(
    "from", "Rate of the first step", otherwise: "the first of as many equal parts of 'to' as there are steps",
    example: "0.01")
  private static let to = Setting.rate("to", "Rate that it comes to", example: "0.1")
  private static let over = Setting.duration("over", "How long it takes", example: "5 epochs")
  private static let shape = Setting.word(
    "shape", "Whether the rate rises in a line or is held at 'from'", standard: Shape.linear, example: .constant)
  package static let settings = SettingsTable(from, to, over, shape, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> WarmUpPolicy? {
    let (to, over) = (settings[to], settings[over])
    let (shape, momentum) = (settings[shape], settings[PolicySettings.momentum])
    let needed = shape == .constant || settings.has(from)
    if needed { settings.missing(from) }
    let from = settings[from]
    guard let to, let over, let shape, !needed || from != nil else { return nil }
    if from ?? 0 > to {
      settings.diagnostics.report("from must not be above to, which is \(to)", at: settings.location(of: Self.from))
      return nil
    }
    return WarmUpPolicy(from: from, to: to, over: over, shape: shape, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    let steps = length.exactSteps(in: over)
    return vanishing("'over'", steps, length) ?? excess(of: "'over'", steps, length)
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let steps = length.exactSteps(in: over)
    guard Double(step) < steps else { return Rates(learningRate: to, momentum: momentum) }
    let rate =
      switch (from, shape) {
      case (let from?, .constant): from
      case (let from?, .linear): from + (to - from) * (Double(step) / steps)
      case (nil, _): to * min(1, Double(step + 1) / steps)
      }
    return Rates(learningRate: rate, momentum: momentum)
  }
}
