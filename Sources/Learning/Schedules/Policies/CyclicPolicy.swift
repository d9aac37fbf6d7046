import Foundation
import Settings

/// Up from `min` to `max` and down again, over and over, with momentum mirrored: PyTorch's CyclicLR.
///
/// In cycle c = 0, 1, 2 … the height of the triangle is max − min, times 1/2^c in mode triangular2 and times
/// factor^step in mode exp-range, and so is that of momentum's. A way up of n steps gives `max` to the step after n
/// others, as in PyTorch. A run that ends within a cycle, or whose `min` is 0, is warned about.
/// Smith, "Cyclical learning rates for training neural networks", 2017.
package struct CyclicPolicy: ClosedFormPolicy {
  package static let name = "cyclic"
  package static let summary =
    "Swings between two rates, with momentum mirrored: "
    + "`{cyclic: {min: 0.01, max: 0.1, up: 2 epochs, mode: triangular2}}`."

  package enum Mode: String, Hashable, Codable, Sendable, CaseIterable {
    case triangular, triangular2
    case expRange = "exp-range"
  }

  package var min: Double
  package var max: Double
  package var up: Length
  package var down: Length
  package var mode: Mode
  /// What each step multiplies the height by in mode exp-range; nil in the others.
  package var factor: Double?
  /// nil leaves momentum to the optimizer.
  package var momentum: MomentumCycle?

  /// - Parameter down: nil for the same length as `up`.
  package init(
    min: Double, max: Double, up: Length, down: Length? = nil, mode: Mode = .triangular, factor: Double? = nil,
    momentum: MomentumCycle? = MomentumCycle(0.9, 0.8)
  ) {
    (self.min, self.max, self.up, self.down) = (min, max, up, down ?? up)
    (self.mode, self.factor, self.momentum) = (mode, factor, momentum)
  }

  package func rates(at step: Int, of length: RunLength) -> Rates {
    let (rise, cycle) = (length.exactSteps(in: up), period(length))
    // Exact, also where a cycle ends between two steps.
    let place = Double(step).truncatingRemainder(dividingBy: cycle)
    let way = place <= rise ? place / rise : (cycle - place) / (cycle - rise)
    let scale =
      switch mode {
      case .triangular: 1.0
      case .triangular2: pow(0.5, ((Double(step) - place) / cycle).rounded())
      case .expRange: pow(factor ?? 1, Double(step))
      }
    return Rates(
      learningRate: min + (max - min) * (way * scale),
      momentum: momentum.map { $0.atLow - ($0.atLow - $0.atHigh) * (way * scale) })
  }

  /// The steps of one cycle.
  func period(_ length: RunLength) -> Double { length.exactSteps(in: up) + length.exactSteps(in: down) }
}
