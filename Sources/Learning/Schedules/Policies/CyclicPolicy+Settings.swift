import Foundation
import Settings

extension CyclicPolicy {
  private static let min = Setting.rate("min", "Lowest rate", zero: true, example: "0.01")
  private static let max = Setting.rate("max", "Highest rate of the first cycle", example: "0.1")
  private static let up = Setting.duration("up", "How long the way up takes", example: "2 epochs")
  private static let down = Setting.duration(
    "down", "How long the way down takes", otherwise: "as long as 'up'", example: "3 epochs")
  private static let mode = Setting.word(
    "mode", "What becomes of the height from cycle to cycle: it stays, halves, or falls by 'factor' with each step",
    standard: Mode.triangular, example: .triangular2)
  private static let factor = Setting.rate(
    "factor", "What each step multiplies the height by, in mode exp-range", otherwise: "needed in mode exp-range",
    example: "0.999")
  private static let momentum = Setting.momentumCycle(standard: MomentumCycle(0.9, 0.8))
  package static let settings = SettingsTable(min, max, up, down, mode, factor, momentum)

  package static func read(_ settings: SettingsReader) -> CyclicPolicy? {
    let (min, max) = (settings[min], settings[max])
    let up = settings[up]
    let down = settings.has(down) ? settings[down] : up
    let (mode, momentum) = (settings[mode], settings[momentum])
    let factor = factor(mode, settings)
    guard let min, let max, let up, let down, let mode, let factor, let momentum else { return nil }
    if min >= max {
      settings.diagnostics.report("min must be below max, which is \(max)", at: settings.location(of: Self.min))
      return nil
    }
    return CyclicPolicy(min: min, max: max, up: up, down: down, mode: mode, factor: factor, momentum: momentum)
  }

  /// Needed in mode exp-range, without a meaning in the others; nil after a complaint.
  private static func factor(_ mode: Mode?, _ settings: SettingsReader) -> Double?? {
    guard mode == .expRange else {
      guard settings.has(factor) else { return .some(nil) }
      settings.diagnostics.report(
        "factor has a meaning in mode exp-range only", at: settings.location(of: factor), hint: "leave it out")
      return nil
    }
    settings.missing(factor)
    guard let value = settings[factor] else { return nil }
    if value > 1 {
      settings.diagnostics.report("factor must not be above 1, not \(value)", at: settings.location(of: factor))
      return nil
    }
    return value
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
