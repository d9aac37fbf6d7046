import Settings

/// Straight lines between knots: numpy's `interp` over the number of the step, which counts from 1.
///
/// `[180, 7e-3]` gives the 180th step the rate 7e-3, and in a run of 400 steps the knot at 400 is its last step. Epochs
/// and shares say how much of the run is over with the step in question, so that `[5, 0.4]` in epochs is the last step
/// of the fifth epoch, and a knot at 0 is before the first step: a rise from `[0, 0]` wastes no step at a rate of 0.
/// The knots cover the whole run, since a rate beyond them is not said: others are refused. Momentum may have knots of
/// its own, and keeps its first and last value beyond them.
package struct PiecewiseLinearPolicy: ClosedFormPolicy {
  package static let name = "piecewise-linear"
  package static let summary =
    "Goes in straight lines through knots, whose positions count 'steps', 'epochs' or the run's 'share' as they are "
    + "over with a step, so that the first step is at 1 and 0 is before it: `{piecewise-linear: {at: epochs, rate: [[0, 0], [5, 0.4], [24, 0]]}}`."

  package var at: Knots.Unit
  package var rate: Knots
  /// nil leaves momentum to the optimizer.
  package var momentum: Knots?

  package init(at: Knots.Unit, rate: Knots, momentum: Knots? = nil) {
    (self.at, self.rate, self.momentum) = (at, rate, momentum)
  }

  private static let at = Setting<Knots.Unit>.word(
    "at", "What positions count", hint: "what positions count: steps, epochs or share", example: .epochs)
  private static let rate = Setting.node(
    "rate", "The rate's knots", type: "knots [[position, rate], …], which cover the run",
    hint: "write [[position, value], [position, value], …]", example: "[[0, 0], [5, 0.4], [24, 0]]")
  private static let momentum = Setting.node(
    "momentum", "Momentum, or knots of it",
    type: "a number of at least 0 and below 1, or knots [[position, number], …]",
    otherwise: "the optimizer's", example: "[[0, 0.95], [5, 0.85], [24, 0.95]]")
  package static let settings = SettingsTable(at, rate, momentum)

  package static func read(_ settings: SettingsReader) -> PiecewiseLinearPolicy? {
    let (at, diagnostics) = (settings[at], settings.diagnostics)
    let rate = settings[rate].flatMap {
      Knots.read($0, "rate", at, diagnostics) { $0.rate("rate", zero: true, diagnostics) }
    }
    let momentum = settings[momentum].flatMap { node in
      node.text != nil
        ? node.momentum(diagnostics).map { Knots([.init(0, $0)]) }
        : Knots.read(node, "momentum", at, diagnostics) { $0.momentum(diagnostics) }
    }
    guard let at, let rate, settings.has(Self.momentum) == (momentum != nil) else { return nil }
    return PiecewiseLinearPolicy(at: at, rate: rate, momentum: momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    let places = rate.places(at, length)
    for (name, places) in [("rate", places), ("momentum", momentum?.places(at, length) ?? [])] {
      if let last = places.last, let excess = excess(of: "way to \(name)'s last knot", last, length) { return excess }
      if let index = places.indices.dropFirst().first(where: { places[$0] <= places[$0 - 1] }) {
        return "piecewise-linear's knots \(index) and \(index + 1) of \(name) are the same step of the run's "
          + length.words
      }
    }
    guard places[0] <= 1 else {
      return "piecewise-linear's first knot is \(length.words(for: places[0])) into the run: "
        + "what the steps before it have is not said"
    }
    return misfit(of: "way to rate's last knot", Int(places[places.count - 1].rounded(.up)), length)
  }

  package func warnings(about length: RunLength) -> [String] {
    var found: [String] = []
    let places = rate.places(at, length)
    if rates(at: 0, of: length).learningRate == 0 {
      found.append("piecewise-linear begins with a rate of 0, a step that trains nothing: let the knot at 0 have it")
    }
    if places[places.count - 1] <= Double(length.steps - 1) {
      found.append(
        "piecewise-linear counts steps from 1: step \(length.steps), the run's last, comes after the last knot "
          + "and keeps its rate")
    }
    for index in places.indices.dropFirst() where rate.list[index - 1].value == 0 && rate.list[index].value == 0 {
      found.append("piecewise-linear's rate is 0 between the knots \(index) and \(index + 1): nothing is trained there")
    }
    return found
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let place = Double(step + 1)
    return Rates(
      learningRate: rate.value(at: place, at, length), momentum: momentum?.value(at: place, at, length))
  }
}
