import Foundation
import Plotting

/// Figures of every kind, with data that look like those of real runs.
package enum SampleFigures {
  package static let classes = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// One or more of each kind, by a name for files.
  package static let all: [(name: String, figure: any Figure)] = [
    ("lr-finder", finder), ("lr-finder-refused", refused), ("lr-finder-crowd", crowd),
    ("accuracy", AccuracyFigure(runs: [curve("1cycle", 0, seeds: 1, top: 0.931)])),
    ("accuracy-runs", AccuracyFigure(runs: accuracies)), ("loss", LossFigure(runs: losses)),
    ("learning-rate", LearningRateFigure(runs: rates)), ("momentum", MomentumFigure(runs: [rates[0]])),
    ("policy", PolicyFigure(policies: rates)),
    ("confusion-matrix", ConfusionMatrixFigure(ConfusionMatrix(classes: classes, counts: confusions(10)))),
    (
      "confusion-matrix-shares",
      ConfusionMatrixFigure(ConfusionMatrix(classes: classes, counts: confusions(10)), show: .shares)
    ),
    (
      "confusion-matrix-20",
      ConfusionMatrixFigure(ConfusionMatrix(classes: (1...20).map { "species \($0)" }, counts: confusions(20)))
    ),
    (
      "confusion-matrix-2",
      ConfusionMatrixFigure(ConfusionMatrix(classes: ["cat", "dog"], counts: [[930, 70], [55, 945]]))
    ),
    ("sample-grid", SampleGridFigure(samples: samples, treatment: "augmented by padding, cropping and flipping")),
    ("misclassified", misclassified), ("comparison", comparison),
    ("lr-finder-accuracy", heldOut), ("sweep", rateSweep), ("sweep-words", wordSweep), ("rows", rows),
    ("range-tests", tests),
    (
      "per-class",
      PerClassFigure(classes: classes, runs: [recalls("1cycle", 0, 0.93)], intervalName: "95 % Wilson interval")
    ),
    (
      "per-class-runs",
      PerClassFigure(
        classes: classes, runs: [recalls("1cycle", 0, 0.93), recalls("fixed rate", 1, 0.9)],
        intervalName: "95 % Wilson interval")
    ),
  ]

  package static let rows = RowFigure(
    title: "Calibration", axis: "classified rightly, %", value: "accuracy", expected: "mean confidence",
    rows: [
      .init(name: "0 to 50 %", value: 0.4, interval: 0.2...0.6, expected: 0.25, text: "20"),
      .init(name: "50 to 100 %", value: 0.9, interval: 0.85...0.95, expected: 0.8, text: "1,000"),
    ], slot: 0, caption: "It is right more often than it is sure.", alt: "Two rows.")

  /// As Smith's: measured on held-out pictures, and diverged after the last of them was measured.
  package static let heldOut: LRFinderFigure = {
    let rates = (0..<24).map { 1e-4 * pow(10, Double($0) / 6) }
    let shares = rates.map { 0.1 + 0.6 / (1 + pow($0 / 0.02, -1.2)) - 0.4 / (1 + pow($0 / 0.4, -3)) }
    return LRFinderFigure(
      curves: [.init(rates: rates, losses: shares, smoothed: shares, stoppedAt: 0.9)],
      suggestions: [.init(rule: "steepest", rate: 0.021), .init(rule: "accuracy", rate: 0.1)],
      choice: .rate(0.1, rule: "accuracy"), measure: "held-out accuracy", prefersHigh: true, smoothing: nil,
      every: "every 5 steps", note: "5,000 held-out pictures")
  }()

  package static let rateSweep = SweepFigure(
    setting: "schedule.constant", measure: "validation accuracy", prefersHigh: true,
    members: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3].enumerated().map { index, rate in
      let height = [0.41, 0.55, 0.66, 0.71, 0.62, 0.33][index]
      return .init(
        name: "\(rate)", value: rate, measured: [height - 0.02, height, height + 0.03],
        test: [height - 0.01, height - 0.02, height + 0.01])
    } + [.init(name: "1", value: 1, measured: [], ending: "diverged at step 12")], best: 3)

  package static let wordSweep = SweepFigure(
    setting: "schedule", measure: "train loss", prefersHigh: false,
    members: [
      .init(name: "{constant: 0.1}", value: nil, measured: [0.8, 0.9]),
      .init(name: "{one-cycle: {max: 0.4}}", value: nil, measured: [0.7, 0.6]),
      .init(name: "{constant: 10}", value: nil, measured: [], ending: "2 of 2 diverged, first at step 3"),
    ], best: 1)

  static let accuracies = [
    curve("fixed rate", 1, seeds: 2, top: 0.9), curve("1cycle", 0, seeds: 2, top: 0.931),
    curve("a tenth", 2, seeds: 2, top: 0.905),
    RunCurve(
      name: "Smith & Topin", slot: 3,
      seeds: [(1...24).map { .init(epoch: Double($0), step: $0 * 98, test: 0.92 - 0.5 * exp(-Double($0) / 5)) }],
      reported: true),
  ]

  static let losses = accuracies.prefix(2).map { run in
    var copy = run
    copy.seeds = run.seeds.map { seed in
      seed.map {
        var point = $0
        point.train = $0.train.map { 2.6 * (1 - $0) + 0.02 }
        point.test = $0.test.map { 2.9 * (1 - $0) + 0.05 }
        return point
      }
    }
    return copy
  }

  package static func curve(_ name: String, _ slot: Int, seeds: Int, top: Double, epochs: Int = 24) -> RunCurve {
    var noise = Noise(UInt64(slot * 31 + seeds + 7))
    return RunCurve(
      name: name, slot: slot,
      seeds: (0..<seeds).map { _ in
        (1...epochs).map { epoch in
          let share = Double(epoch) / Double(epochs)
          let rise = 1 - exp(-share * 5)
          let wobble = noise.normal() * 0.03 * (1 - share) + noise.normal() * 0.002
          return .init(
            epoch: Double(epoch), step: epoch * 98, seconds: Double(epoch) * 61.5,
            train: 0.36 + (top + 0.035 - 0.36) * rise + noise.normal() * 0.003,
            test: min(0.99, 0.34 + (top - 0.34) * rise + wobble))
        }
      })
  }

  package static let rates: [RateCurve] = [
    oneCycle,
    RateCurve(name: "fixed rate", slot: 1, learningRates: Array(repeating: 0.2, count: 2352), stepsPerEpoch: 98),
    RateCurve(
      name: "step", slot: 2, learningRates: (0..<2352).map { 0.3 * pow(0.1, Double($0 / 1000)) }, stepsPerEpoch: 98),
  ]

  static let oneCycle: RateCurve = {
    func anneal(_ from: Double, _ to: Double, _ share: Double) -> Double {
      to + (from - to) / 2 * (1 + cos(.pi * share))
    }
    let (steps, peak) = (2352, 490)
    let rate = (0..<steps).map { step in
      step < peak
        ? anneal(0.016, 0.4, Double(step) / Double(peak))
        : anneal(0.4, 1.6e-6, Double(step - peak) / Double(steps - peak))
    }
    let momentum = (0..<steps).map { step in
      step < peak
        ? anneal(0.95, 0.85, Double(step) / Double(peak))
        : anneal(0.85, 0.95, Double(step - peak) / Double(steps - peak))
    }
    return RateCurve(name: "1cycle", slot: 0, learningRates: rate, momenta: momentum, stepsPerEpoch: 98)
  }()

  static let comparison = ComparisonFigure(
    measure: .accuracy, runs: Array(accuracies.prefix(3)), baseline: "fixed rate",
    differences: [
      .init(run: "1cycle", mean: 0.0312, interval: 0.0224...0.0401, perSeed: [0.0293, 0.0331]),
      .init(run: "a tenth", mean: 0.0049, interval: -0.0042...0.0141, perSeed: [0.0071, 0.0027]),
    ], intervalName: "95 % t interval, 2 seeds")

  static func recalls(_ name: String, _ slot: Int, _ mean: Double) -> PerClassFigure.Run {
    var noise = Noise(UInt64(slot + 3))
    let hard: [String: Double] = ["cat": -0.09, "dog": -0.05, "bird": -0.03, "automobile": 0.04, "ship": 0.03]
    let values = classes.map { min(0.985, mean + (hard[$0] ?? 0) + noise.normal() * 0.012) }
    return .init(
      name: name, slot: slot, recalls: values,
      intervals: values.map { value in
        let half = 1.96 * (value * (1 - value) / 1000).squareRoot()
        return max(0, value - half)...min(1, value + half)
      })
  }
}
