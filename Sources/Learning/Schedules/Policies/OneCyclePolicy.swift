import Foundation
import Settings

/// Up from max/div to the maximum, and down to max/div/final-div; momentum mirrored (Smith, 2018).
///
/// PyTorch's OneCycleLR. A peak given as a share p follows it exactly: the up phase ends at step p·steps − 1, which may
/// lie between two steps, so that no step has the maximum itself. A peak given as a length ends it at that step, which
/// then has the maximum. With `three-phase` the way down mirrors the way up and a last phase goes from the start
/// rate to the final one.
package struct OneCyclePolicy: Policy {
  package static let name = "one-cycle"
  package static let summary =
    "One rise to a maximum and one fall below the start, with momentum mirrored: `{one-cycle: {max: 0.4}}`."

  package enum Annealing: String, Hashable, Codable, Sendable, CaseIterable { case cosine, linear }

  package var max: Double
  package var peak: Length
  package var div: Double
  package var finalDiv: Double
  package var anneal: Annealing
  /// At the ends and at the peak; nil leaves momentum to the optimizer.
  package var momentum: [Double]?
  package var threePhase: Bool

  package init(
    max: Double, peak: Length = .share(0.3), div: Double = 25, finalDiv: Double = 1e4, anneal: Annealing = .cosine,
    momentum: [Double]? = [0.95, 0.85], threePhase: Bool = false
  ) {
    (self.max, self.peak, self.div, self.finalDiv) = (max, peak, div, finalDiv)
    (self.anneal, self.momentum, self.threePhase) = (anneal, momentum, threePhase)
  }

  private enum CodingKeys: String, CodingKey {
    case max, peak, div, anneal, momentum
    case finalDiv = "final-div"
    case threePhase = "three-phase"
  }

  package static func read(_ settings: SettingsReader) -> OneCyclePolicy? {
    let maximum = settings.rate("max")
    settings.missing("max", hint: "the highest learning rate, such as 0.4 or a range test's 'finder.suggestion'")
    let peak = settings.length("peak")
    let (div, finalDiv) = (settings.rate("div"), settings.rate("final-div"))
    let anneal = settings.choice("anneal", of: Annealing.allCases.map(\.rawValue)).flatMap(Annealing.init)
    let momentum = readMomentum(settings)
    let threePhase = settings.flag("three-phase")
    guard let maximum else { return nil }
    return OneCyclePolicy(
      max: maximum, peak: peak ?? .share(0.3), div: div ?? 25, finalDiv: finalDiv ?? 1e4, anneal: anneal ?? .cosine,
      momentum: momentum, threePhase: threePhase ?? false)
  }

  /// `[0.95, 0.85]`: high where the rate is low; one number holds it fixed.
  private static func readMomentum(_ settings: SettingsReader) -> [Double]? {
    guard let items = settings.list("momentum") else { return [0.95, 0.85] }
    let values = items.compactMap { $0.number("momentum", in: 0...1, settings.diagnostics) }
    guard values.count == items.count else { return nil }
    guard (1...2).contains(values.count) else {
      settings.diagnostics.report(
        "momentum takes one number or two, not \(values.count)", at: settings.location(of: "momentum"),
        hint: "write [0.95, 0.85] to cycle it, 0.9 to hold it")
      return nil
    }
    return values.count == 1 ? [values[0], values[0]] : values
  }

  package func complaint(about length: RunLength) -> String? {
    let ends = boundaries(length)
    guard zip(ends, ends.dropFirst()).contains(where: { $0 >= $1 }) || ends[0] < 0 else { return nil }
    return "one-cycle's peak does not lie within the run of \(length.steps) steps"
  }

  /// The steps at which the phases end; fractions as in PyTorch.
  private func boundaries(_ length: RunLength) -> [Double] {
    let last = Double(length.steps - 1)
    let up =
      switch peak {
      case .share(let share): share * Double(length.steps) - 1
      case .epochs, .steps: Double(length.steps(in: peak))
      }
    guard threePhase else { return [up, last] }
    if case .share(let share) = peak { return [up, 2 * share * Double(length.steps) - 2, last] }
    return [up, 2 * up, last]
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let start = max / div
    let lows = threePhase ? [start, max, start, start / finalDiv] : [start, max, start / finalDiv]
    let momenta = momentum.map { threePhase ? [$0[0], $0[1], $0[0], $0[0]] : [$0[0], $0[1], $0[0]] }
    let ends = boundaries(length)
    var begin = 0.0
    for (phase, end) in ends.enumerated() {
      if Double(step) <= end || phase == ends.count - 1 {
        let way = end > begin ? (Double(step) - begin) / (end - begin) : 1
        return Rates(
          learningRate: between(lows[phase], lows[phase + 1], way),
          momentum: momenta.map { between($0[phase], $0[phase + 1], way) })
      }
      begin = end
    }
    return Rates(learningRate: start)
  }

  private func between(_ a: Double, _ b: Double, _ way: Double) -> Double {
    switch anneal {
    case .cosine: b + (a - b) / 2 * (cos(.pi * way) + 1)
    case .linear: (b - a) * way + a
    }
  }
}
