import Foundation
import Settings

extension CyclicPolicy {
  package static func read(_ settings: SettingsReader) -> CyclicPolicy? {
    let (min, max) = (settings.rate("min", zero: true), settings.rate("max"))
    let up = settings.duration("up")
    let down = settings.node("down") == nil ? up : settings.duration("down")
    let mode = settings.word("mode", standard: Mode.triangular)
    let factor = factor(mode, settings)
    let momentum = settings.momentumCycle(standard: MomentumCycle(0.9, 0.8))
    guard let min, let max, let up, let down, let mode, let factor, let momentum else { return nil }
    if min >= max {
      settings.diagnostics.report("min must be below max, which is \(max)", at: settings.location(of: "min"))
      return nil
    }
    return CyclicPolicy(min: min, max: max, up: up, down: down, mode: mode, factor: factor, momentum: momentum)
  }

  /// Needed in mode exp-range, without a meaning in the others; nil after a complaint.
  private static func factor(_ mode: Mode?, _ settings: SettingsReader) -> Double?? {
    guard mode == .expRange else {
      guard settings.node("factor") != nil else { return .some(nil) }
      settings.diagnostics.report(
        "factor has a meaning in mode exp-range only", at: settings.location(of: "factor"), hint: "leave it out")
      return nil
    }
    guard let factor = settings.rate("factor") else { return nil }
    if factor > 1 {
      settings.diagnostics.report("factor must not be above 1, not \(factor)", at: settings.location(of: "factor"))
      return nil
    }
    return factor
  }

  package func complaint(about length: RunLength) -> String? {
    for (part, way) in [("'up'", up), ("'down'", down)] {
      if let vanishing = vanishing(part, length.exactSteps(in: way), length) { return vanishing }
    }
    return excess(of: "cycle", period(length), length)
  }

  package func warnings(about length: RunLength) -> [String] {
    var found: [String] = []
    if min == 0 {
      found.append("cyclic begins each cycle with a rate of 0, a step that trains nothing: take a 'min' above it")
    }
    let cycle = period(length)
    let rest = Double(length.steps).truncatingRemainder(dividingBy: cycle)
    // One step more ends on the minimum itself.
    if rest > 1, cycle - rest > 1e-6 {
      found.append(
        "cyclic ends \(length.words(for: rest)) into a cycle of \(length.words(for: cycle)), since the run has "
          + "\(length.words)")
    }
    let left = pow(factor ?? 1, Double(length.steps - 1))
    if left < 1e-3 {
      found.append("cyclic's height is down to \(left) of itself at the end: its factor is for each step")
    }
    return found
  }
}
