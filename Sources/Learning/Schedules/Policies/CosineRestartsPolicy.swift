import Settings

/// Half a cosine wave from `start` towards `end`, again and again: PyTorch's CosineAnnealingWarmRestarts.
///
/// Each cycle takes `multiplier` times the steps of the one before it; a share for the first is rounded to whole steps,
/// so that every restart hits `start`. The step that would have `end` is the next cycle's first, as in the paper. A run
/// that ends within a cycle ends at a high rate, at the highest where it is one step too long: a warning says so.
/// Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017.
package struct CosineRestartsPolicy: ClosedFormPolicy {
  package static let name = "cosine-restarts"
  package static let summary =
    "Falls along half a cosine wave and starts again, each time more slowly: "
    + "`{cosine-restarts: {start: 0.1, first: 2 epochs, multiplier: 2}}`."

  package var start: Double
  package var end: Double
  package var first: Length
  package var multiplier: Int
  package var momentum: Double?

  package init(start: Double, end: Double = 0, first: Length, multiplier: Int = 1, momentum: Double? = nil) {
    (self.start, self.end, self.first, self.multiplier, self.momentum) = (start, end, first, multiplier, momentum)
  }

  private static let start = Setting.rate("start", "Rate at the beginning of each cycle", example: "0.1")
  private static let end = Setting.rate(
    "end", "Rate towards which each cycle falls", zero: true, standard: 0, example: "0.001")
  private static let first = Setting.duration("first", "How long the first cycle is", example: "2 epochs")
  private static let multiplier = Setting.integer(
    "multiplier", "How many times as long as the one before each cycle is", in: 1...1000, standard: 1, example: "2")
  package static let settings = SettingsTable(start, end, first, multiplier, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> CosineRestartsPolicy? {
    let (start, end) = (settings[start], settings[end])
    let (first, momentum) = (settings[first], settings[PolicySettings.momentum])
    let multiplier = settings[multiplier]
    guard let start, let end, let first, let multiplier else { return nil }
    if end >= start {
      settings.diagnostics.report("end must be below start, which is \(start)", at: settings.location(of: Self.end))
      return nil
    }
    return CosineRestartsPolicy(start: start, end: end, first: first, multiplier: multiplier, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    let steps = Double(length.steps(in: first))
    return vanishing("'first'", steps, length) ?? excess(of: "first cycle", steps, length)
  }

  package func warnings(about length: RunLength) -> [String] {
    let after = place(of: length.steps, length)
    guard after.step > 0 else { return [] }
    let last = rates(at: length.steps - 1, of: length).learningRate
    return [
      "cosine-restarts ends at a rate of \(last), \(length.words(for: Double(after.step))) into a cycle of "
        + "\(length.words(for: Double(after.cycle))), since the run has \(length.words)"
    ]
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let place = place(of: step, length)
    let way = Double(place.step) / Double(place.cycle)
    return Rates(learningRate: Annealing.cosine.between(start, end, way), momentum: momentum)
  }

  /// Which step of its cycle a step is, and how long that cycle is.
  private func place(of step: Int, _ length: RunLength) -> (step: Int, cycle: Int) {
    var (step, cycle) = (step, max(1, length.steps(in: first)))
    guard multiplier > 1 else { return (step % cycle, cycle) }
    while step >= cycle { (step, cycle) = (step - cycle, cycle * multiplier) }
    return (step, cycle)
  }
}
