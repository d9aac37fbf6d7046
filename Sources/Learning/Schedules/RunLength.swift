import Settings

/// How long a run is, for policies that speak in epochs or shares.
package struct RunLength: Hashable, Codable, Sendable {
  /// Optimizer steps of the whole run, at least 1.
  package var steps: Int
  /// Optimizer steps of one pass over the training data, at least 1.
  package var stepsPerEpoch: Int

  package init(steps: Int, stepsPerEpoch: Int) {
    precondition(steps > 0 && stepsPerEpoch > 0, "a run of \(steps) steps, \(stepsPerEpoch) an epoch")
    (self.steps, self.stepsPerEpoch) = (steps, stepsPerEpoch)
  }

  private enum CodingKeys: String, CodingKey {
    case steps
    case stepsPerEpoch = "steps-per-epoch"
  }

  /// The whole steps that a length takes; a share of the run is rounded.
  package func steps(in length: Length) -> Int {
    Int(min(exactSteps(in: length).rounded(), Double(Int32.max)))
  }

  /// The steps that a length takes; a share may end between two of them.
  package func exactSteps(in length: Length) -> Double {
    switch length {
    case .steps(let count): Double(count)
    case .epochs(let count): (count * Double(stepsPerEpoch)).rounded()
    case .share(let share): share * Double(steps)
    }
  }

  /// The whole run: `490 steps (5 epochs)`.
  package var words: String { words(for: Double(steps)) }

  /// `490 steps (5 epochs)`.
  package func words(for steps: Double) -> String {
    "\(Self.count(steps, "step")) (\(Self.count(steps / Double(stepsPerEpoch), "epoch")))"
  }

  private static func count(_ value: Double, _ unit: String) -> String {
    let rounded = (value * 100).rounded() / 100
    let digits = Int(exactly: rounded).map(String.init) ?? "\(rounded)"
    return digits == "1" ? "1 \(unit)" : "\(digits) \(unit)s"
  }
}
