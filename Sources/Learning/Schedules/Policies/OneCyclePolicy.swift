import Foundation
import Settings

/// Up from a start to the maximum and down to an end far below it, with momentum mirrored: PyTorch's OneCycleLR.
///
/// A rise given as a share p follows PyTorch exactly: it ends at step p·steps − 1, which may lie between two steps, so
/// that no step has the maximum itself. A rise given as a length of n steps gives the n-th of them the maximum.
/// With a `down` the rate falls back to its start first and descends from there to the end (three phases).
/// Smith, "A disciplined approach to neural network hyper-parameters", 2018.
package struct OneCyclePolicy: ClosedFormPolicy {
  package static let name = "one-cycle"
  package static let summary =
    "One rise to a maximum and one fall below the start, with momentum mirrored: `{one-cycle: {max: 0.4}}`."

  package var max: Double
  package var start: Double
  package var end: Double
  package var up: Length
  /// How long the fall back to the start takes; nil falls to the end in one.
  package var down: Length?
  package var anneal: Annealing
  /// nil leaves momentum to the optimizer.
  package var momentum: MomentumCycle?

  package init(
    max: Double, start: Double, end: Double, up: Length, down: Length? = nil, anneal: Annealing = .cosine,
    momentum: MomentumCycle? = MomentumCycle(0.95, 0.85)
  ) {
    (self.max, self.start, self.end, self.up, self.down) = (max, start, end, up, down)
    (self.anneal, self.momentum) = (anneal, momentum)
  }

  package func complaint(about length: RunLength) -> String? {
    if let excess = excess(of: down == nil ? "rise" : "'up'", length.exactSteps(in: up), length) { return excess }
    guard let down else { return nil }
    let both = length.exactSteps(in: up) + length.exactSteps(in: down)
    guard both >= Double(length.steps) else { return nil }
    return "one-cycle's way up and down takes \(length.words(for: both)), and the run has \(length.words): "
      + "nothing is left for the last descent"
  }

  package func warnings(about length: RunLength) -> [String] {
    if down == nil, length.exactSteps(in: up) >= Double(length.steps) {
      return ["one-cycle's rise takes the whole run, \(length.words): the rate never falls"]
    }
    // The maximum lies between two steps where the rise is a share.
    let peak = boundaries(length)[0]
    let near = [peak.rounded(.down), peak.rounded(.up)].map { Int($0) }.filter { (0..<length.steps).contains($0) }
    let highest = near.map { rates(at: $0, of: length).learningRate }.max() ?? start
    guard highest < 0.8 * max else { return [] }
    let reached = String(format: "%.3g", highest)
    return ["one-cycle comes to \(reached) only, not to its maximum of \(max): the run has \(length.words)"]
  }

  /// The steps at which the phases end; fractions as in PyTorch.
  private func boundaries(_ length: RunLength) -> [Double] {
    let rise = length.exactSteps(in: up)
    let last = Double(length.steps - 1)
    guard let down else { return [rise - 1, last] }
    // PyTorch takes one step off each share.
    let shortened: Double = if case .share = down { 2 } else { 1 }
    return [rise - 1, rise + length.exactSteps(in: down) - shortened, last]
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let levels = down == nil ? [start, max, end] : [start, max, start, end]
    let momenta = momentum.map { [$0.atLow, $0.atHigh, $0.atLow, $0.atLow] }
    let ends = boundaries(length)
    let phase = ends.firstIndex { Double(step) <= $0 } ?? ends.count - 1
    let begin = phase == 0 ? 0 : ends[phase - 1]
    let way = ends[phase] > begin ? (Double(step) - begin) / (ends[phase] - begin) : 1
    return Rates(
      learningRate: anneal.between(levels[phase], levels[phase + 1], way),
      momentum: momenta.map { anneal.between($0[phase], $0[phase + 1], way) })
  }
}
