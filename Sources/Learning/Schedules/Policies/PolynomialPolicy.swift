import Foundation
import Settings

/// end + (start − end)·(1 − step/over)^power, then `end`: PyTorch's PolynomialLR, whose end is 0.
package struct PolynomialPolicy: DecayPolicy {
  package static let name = "polynomial"
  package static let summary =
    "Falls as a power of what is left of the run, in a straight line for power 1: "
    + "`{polynomial: {start: 0.1, power: 2}}`."

  package var start: Double
  package var end: Double
  package var over: Length
  package var power: Double
  package var momentum: Double?

  package init(
    start: Double, end: Double = 0, over: Length = .share(1), power: Double = 1, momentum: Double? = nil
  ) {
    (self.start, self.end, self.over, self.power, self.momentum) = (start, end, over, power, momentum)
  }

  private static let power = Setting.rate(
    "power", "Power of what is left of the run; 1 is a straight line", standard: 1, example: "2")
  package static let settings = SettingsTable(Decay.start, Decay.end, Decay.over, power, PolicySettings.momentum)

  package static func read(_ settings: SettingsReader) -> PolynomialPolicy? {
    let (decay, power, momentum) = (settings.decay(), settings[power], settings[PolicySettings.momentum])
    guard let decay, let power else { return nil }
    return PolynomialPolicy(
      start: decay.start, end: decay.end, over: decay.over, power: power, momentum: momentum)
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let left = pow(1 - way(at: step, of: length), power)
    return Rates(learningRate: end + (start - end) * left, momentum: momentum)
  }
}
