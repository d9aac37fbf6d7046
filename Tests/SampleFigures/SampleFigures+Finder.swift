import Foundation
import Plotting

extension SampleFigures {
  package static let finder: LRFinderFigure = {
    let curves = (1...2).map { finderCurve(seed: UInt64($0), steps: 200) }
    return LRFinderFigure(
      curves: curves,
      suggestions: [
        .init(rule: "steepest", rate: 0.031), .init(rule: "valley", rate: 0.0417),
        .init(rule: "minimum / 10", rate: 0.089), .init(rule: "slide", rate: 0.162),
      ],
      choice: .rate(0.0417, rule: "valley"), cycle: 0.00167...0.0417, measure: "training loss",
      smoothing: "exponential mean, 0.98")
  }()

  /// Rules close together and at both ends, and a choice at the edge.
  static let crowd: LRFinderFigure = {
    var figure = finder
    figure.suggestions = [
      .init(rule: "valley", rate: 1.1e-5), .init(rule: "steepest", rate: 0.031), .init(rule: "slide", rate: 0.0312),
      .init(rule: "minimum / 10", rate: 0.034), .init(rule: "consensus", rate: 0.037),
      .init(rule: "accuracy", rate: 1.2),
    ]
    (figure.choice, figure.cycle) = (.rate(1.1e-5, rule: "valley"), 4.4e-7...1.1e-5)
    return figure
  }()

  package static let refused: LRFinderFigure = {
    var noise = Noise(5)
    let rates = (0..<120).map { 1e-5 * pow(1e6, Double($0) / 119) }
    let losses = rates.map { _ in 2.3 + 0.05 * noise.normal() }
    return LRFinderFigure(
      curves: [.init(rates: rates, losses: losses, smoothed: smoothed(losses))], suggestions: [],
      choice: .refused("the loss never fell by more than its noise"))
  }()

  /// The same test twice, with two seeds and with another one.
  static let tests = RangeTestsFigure(tests: [
    .init(name: "A", slot: 0, curves: finder.curves),
    .init(name: "B", slot: 1, curves: [finderCurve(seed: 7, steps: 120)]),
  ])

  private static func finderCurve(seed: UInt64, steps: Int) -> LRFinderFigure.Curve {
    var noise = Noise(seed)
    let rates = (0..<steps).map { 1e-5 * pow(1e6, Double($0) / Double(steps - 1)) }
    let losses = rates.map { rate in
      let fall = 1.35 / (1 + pow(rate / 0.035, -1.1))
      let rise = pow(rate / 0.9, 2.2)
      return max(0.3, 2.42 - fall + rise + 0.07 * noise.normal() * (1 + rise))
    }
    let smooth = smoothed(losses)
    let best = smooth.min() ?? 0
    let diverged = smooth.indices.first { rates[$0] > 0.3 && smooth[$0] > 2 * best }
    let end = min(steps, (diverged ?? steps) + 6)
    return .init(
      rates: Array(rates.prefix(end)), losses: Array(losses.prefix(end)), smoothed: Array(smooth.prefix(end)),
      divergedFrom: diverged)
  }

  private static func smoothed(_ losses: [Double]) -> [Double] {
    var mean = 0.0
    var weight = 0.0
    return losses.map {
      mean = 0.92 * mean + 0.08 * $0
      weight = 0.92 * weight + 0.08
      return mean / weight
    }
  }
}
