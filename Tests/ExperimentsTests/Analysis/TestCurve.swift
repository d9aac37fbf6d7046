import Foundation

@testable import Experiments

/// A made-up range test, the same on every machine.
struct TestCurve {
  var rates: [Double]
  var losses: [Double]

  /// - Parameter loss: of the rate.
  init(
    from: Double = 1e-5, to: Double = 10, steps: Int = 120, linear: Bool = false, noise: Double = 0, seed: Int = 1,
    loss: (Double) -> Double
  ) {
    var state = seed
    func unit() -> Double {
      state = state * 16807 % 2_147_483_647
      return Double(state) / 2_147_483_647
    }
    for _ in 0..<10 { _ = unit() }
    rates = (0..<steps).map { step in
      let share = Double(step) / Double(steps - 1)
      return linear ? from + share * (to - from) : from * pow(to / from, share)
    }
    losses = rates.map { rate in
      // Twelve even numbers make a nearly normal one.
      let normal = (0..<12).reduce(-6) { sum, _ in sum + unit() }
      return loss(rate) + noise * normal
    }
  }

  /// As small networks on small pictures have it: from 2.3 down to about 1.3 around 0.1, and away above 1.
  static func fallAndRise(_ rate: Double) -> Double {
    2.3 - 1.1 / (1 + pow(rate / 0.02, -1.3)) + pow(rate / 1.2, 2.5)
  }

  /// Ends with the loss at which the online rule would end the test.
  func ended(limit: Double?, smoothing: Smoothing) -> TestCurve {
    var divergence = Divergence(limit: limit, smoothing: smoothing)
    let end = losses.firstIndex { divergence.ends(with: $0) } ?? losses.count - 1
    var ended = self
    ended.rates = Array(rates[...end])
    ended.losses = Array(losses[...end])
    return ended
  }

  func analysed(
    measure: RangeTestAnalysis.Measure = .loss, smoothing: Smoothing? = nil, divergence: Double? = 4,
    rule: SuggestionRule = .standard(for: .loss)
  ) -> RangeTestAnalysis {
    RangeTestAnalysis(
      rates: rates, losses: losses, measure: measure, smoothing: smoothing, divergence: divergence, rule: rule)
  }
}

extension RangeTestAnalysis {
  func rate(_ kind: any SuggestionRuleKind.Type) -> Double? { outcome(of: kind)?.suggestion?.rate }
}
