import Plotting

/// One or two figures of each kind with a handful of numbers, so that a reader can check by hand where each one stands.
package enum SmallFigures {
  package struct Sample: Sendable {
    /// Also of its golden file.
    package var name: String
    package var figure: any Figure
    package var style = FigureStyle()
  }

  package static let all: [Sample] =
    [
      Sample(name: "accuracy", figure: accuracy),
      Sample(name: "accuracy-seeds", figure: seeds, style: FigureStyle(title: "Two runs", xAxis: .time)),
      Sample(name: "loss", figure: loss), Sample(name: "loss-log", figure: wideLoss),
      Sample(name: "learning-rate", figure: LearningRateFigure(runs: rates)),
      Sample(
        name: "learning-rate-log", figure: LearningRateFigure(runs: rates),
        style: FigureStyle(width: FigureStyle.pairWidth, xAxis: .steps, yLog: true)),
      Sample(name: "momentum", figure: MomentumFigure(runs: [rates[0]])),
      Sample(name: "policy", figure: PolicyFigure(policies: rates)),
      Sample(name: "comparison", figure: comparison), Sample(name: "sweep", figure: sweep),
      Sample(name: "sweep-words", figure: SampleFigures.wordSweep),
    ] + finders + grids

  package static let accuracy = AccuracyFigure(runs: [
    run("fixed rate", 1, [[(0.2, 0.25), (0.4, 0.5), (0.5, 0.75), (0.6, 0.7)]])
  ])

  static let seeds = AccuracyFigure(runs: [
    run("1cycle", 0, [[(0.3, 0.4), (0.5, 0.6)], [(0.3, 0.5), (0.5, 0.8)]]),
    run("a tenth", 2, [[(0.2, 0.3), (nil, nil)]], ending: "diverged at step 130"),
  ])

  /// What others reported has no clock.
  package static let loss: LossFigure = {
    var theirs = run("theirs", 3, [[(nil, 2), (nil, 1.2), (nil, 1)]])
    theirs.reported = true
    return LossFigure(runs: [run("1cycle", 0, [[(2.3, 2.2), (1.5, 1.4), (1.25, 0.9)]]), theirs])
  }()

  package static let wideLoss = LossFigure(runs: [run("1cycle", 0, [[(2, 4), (0.2, 0.5), (0.01, 0.3)]])])

  /// Epochs of 100 steps and 30 seconds; each a training and a test number.
  static func run(_ name: String, _ slot: Int, _ seeds: [[(Double?, Double?)]], ending: String? = nil) -> RunCurve {
    RunCurve(
      name: name, slot: slot,
      seeds: seeds.map { seed in
        seed.enumerated().map { index, pair in
          .init(
            epoch: Double(index + 1), step: 100 * (index + 1), seconds: 30 * Double(index + 1), train: pair.0,
            test: pair.1)
        }
      }, ending: ending)
  }

  /// Two epochs of four steps: up and down, and always the same.
  package static let rates = [
    RateCurve(
      name: "1cycle", slot: 0, learningRates: [0.01, 0.1, 0.4, 0.3, 0.2, 0.1, 0.01, 0.001],
      momenta: [0.95, 0.9, 0.85, 0.87, 0.89, 0.91, 0.93, 0.95], stepsPerEpoch: 4),
    RateCurve(name: "fixed rate", slot: 1, learningRates: Array(repeating: 0.2, count: 8), stepsPerEpoch: 4),
  ]

  package static let comparison = ComparisonFigure(
    measure: .accuracy,
    runs: [
      run("fixed rate", 1, [[(nil, 0.5), (nil, 0.6), (nil, 0.65)]]),
      run("1cycle", 0, [[(nil, 0.45), (nil, 0.7), (nil, 0.75)]]),
      run("a tenth", 2, [[(nil, 0.3), (nil, 0.4), (nil, 0.6)]]),
    ], baseline: "fixed rate",
    differences: [
      .init(run: "1cycle", mean: 0.1, interval: 0.05...0.15, perSeed: [0.08, 0.12]),
      .init(run: "a tenth", mean: -0.05, perSeed: [-0.05]),
    ], intervalName: "95 % t interval, 2 seeds")

  package static let sweep = SweepFigure(
    setting: "schedule.constant", measure: "validation accuracy", prefersHigh: true,
    members: [
      .init(name: "0.01", value: 0.01, measured: [0.4, 0.5], test: [0.42, 0.46]),
      .init(name: "0.1", value: 0.1, measured: [0.7, 0.72], test: [0.69, 0.7]),
      .init(name: "0.5", value: 0.5, measured: [0.3, 0.5], test: [0.36, 0.4]),
      .init(name: "1", value: 1, measured: [], ending: "diverged at step 12"),
    ], best: 1)
}
