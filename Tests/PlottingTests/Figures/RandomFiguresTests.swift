import SampleFigures
import Testing

@testable import Plotting

/// Whatever the numbers are, every figure becomes a scene whose every place a canvas can take.
@Suite(.timeLimit(.minutes(60))) struct RandomFiguresTests {
  @Test(arguments: 0..<60) func everyPlaceIsFiniteAndNear(first: Int) {
    for seed in stride(from: first, to: 60 * RandomDoubles.times, by: 60) { check(seed) }
  }

  private func check(_ seed: Int) {
    var random = RandomDoubles(seed: UInt64(seed))
    for (figure, style) in Self.figures(&random) {
      let scene = figure.scene(style, measurer: FixedWidthMeasurer())
      let read = SceneReader(scene)
      let places =
        read.shapes.flatMap(\.points) + read.texts.map(\.position) + read.pictures.map { Point($0.box.x, $0.box.maxY) }
      // Cairo's numbers go to eight million.
      #expect(
        (places + [Point(scene.size.width, scene.size.height)]).allSatisfy { abs($0.x) < 1e6 && abs($0.y) < 1e6 },
        "\(type(of: figure).kind), \(seed)")
      #expect(read.texts.allSatisfy { !$0.text.isEmpty && $0.text.count < 400 }, "\(type(of: figure).kind), \(seed)")
      _ = (figure.automaticAlt, figure.automaticCaption, figure.data)
    }
  }

  @Test(arguments: [-1.0, 0, 1, 59, 1e4, .nan, .infinity], SampleFigures.all.indices)
  func everyWidthHasAScene(width: Double, index: Int) {
    let scene = SampleFigures.all[index].figure.scene(FigureStyle(width: width), measurer: FixedWidthMeasurer())
    #expect(scene.size.width >= 60 && scene.size.width <= 1e4 && scene.size.height > 0 && scene.size.height < 1e5)
  }

  private static func figures(_ random: inout RandomDoubles) -> [(any Figure, FigureStyle)] {
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in random.number() } }
    func range() -> ClosedRange<Double> {
      let ends = numbers(2).map { $0.isNaN ? 0 : $0 }
      return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
    let count = 1 + Int(random.bits() % 6)
    let seeds = (0..<2).map { _ in
      (0..<count).map { _ in
        RunCurve.EpochPoint(
          epoch: random.number(), step: Int(truncatingIfNeeded: random.bits()), seconds: random.number(),
          train: random.number(), test: random.number())
      }
    }
    let runs = [RunCurve(name: "a", slot: 0, seeds: seeds, reported: random.bits() % 2 == 0)]
    let rates = [
      RateCurve(
        name: "a", slot: 0, learningRates: numbers(count), momenta: numbers(count), stepsPerEpoch: 2,
        seconds: numbers(count))
    ]
    let curves = (0..<2).map { _ in
      LRFinderFigure.Curve(
        rates: numbers(count), losses: numbers(count), smoothed: numbers(count), divergedFrom: Int(random.bits() % 8),
        stoppedAt: random.number())
    }
    let members = (0..<count).map { _ in
      SweepFigure.Member(name: "m", value: random.number(), measured: numbers(2), test: numbers(2))
    }
    let figures: [any Figure] = [
      AccuracyFigure(runs: runs), LossFigure(runs: runs), LearningRateFigure(runs: rates),
      MomentumFigure(runs: rates), PolicyFigure(policies: rates),
      LRFinderFigure(
        curves: curves, suggestions: [.init(rule: "r", rate: random.number())],
        choice: .rate(random.number(), rule: "r"),
        cycle: range(), prefersHigh: random.bits() % 2 == 0),
      RangeTestsFigure(tests: [.init(name: "a", slot: 0, curves: curves), .init(name: "b", slot: 1, curves: [])]),
      SweepFigure(setting: "s", measure: "m", prefersHigh: random.bits() % 2 == 0, members: members, best: 0),
      ComparisonFigure(
        measure: .loss, runs: runs, baseline: "b",
        differences: [.init(run: "a", mean: random.number(), interval: range(), perSeed: numbers(2))]),
      PerClassFigure(
        classes: ["a", "b"], runs: [.init(name: "a", slot: 0, recalls: numbers(2), intervals: [range(), range()])]),
      MisclassifiedFigure(
        mistakes: [
          .init(
            raster: Raster(width: 1, height: 1, pixels: [1, 2, 3]), truth: "a", predicted: "b",
            confidence: random.number())
        ], errors: 1, images: 1),
    ]
    let axes = FigureStyle.Axis.allCases
    let style = FigureStyle(
      xAxis: axes[Int(random.bits() % 3)], xLog: random.bits() % 2 == 0, yLog: random.bits() % 2 == 0)
    return figures.map { ($0, style) }
  }
}
