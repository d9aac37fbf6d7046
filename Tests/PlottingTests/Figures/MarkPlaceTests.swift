import SampleFigures
import Testing

@testable import Plotting

/// What is drawn for a number stands where the axis' own labels say that number is.
@Suite struct MarkPlaceTests {
  /// Within a hundredth of a point.
  private static func stand(_ points: [Point]?, _ x: [Double], _ y: [Double]) -> Bool {
    guard let points, points.count == x.count, x.count == y.count else { return false }
    return zip(points, zip(x, y)).allSatisfy { abs($0.x - $1.0) < 0.01 && abs($0.y - $1.1) < 0.01 }
  }

  private static func read(_ figure: any Figure, _ style: FigureStyle = FigureStyle()) throws -> (
    scene: SceneReader, plot: PlotReader
  ) {
    let scene = SceneReader(figure, style)
    return (scene, try #require(PlotReader.all(in: scene).first))
  }

  @Test func accuracyInPercentOverEpochs() throws {
    let (scene, plot) = try Self.read(SmallFigures.accuracy)
    let epochs = [1, 2, 3, 4].map { plot.x.place($0) }
    let test = [25.0, 50, 75, 70].map { plot.y.place($0) }
    #expect(Self.stand(scene.lines(Palette.series(1), width: Line.strong).first, epochs, test))
    let train = scene.lines(Palette.series(1).opacity(0.75), width: Line.thin).first
    #expect(Self.stand(train, epochs, [20.0, 40, 50, 60].map { plot.y.place($0) }))
    #expect(Self.stand(scene.dots(Palette.series(1)), [epochs[3]], [test[3]]))
    #expect(try #require(scene.text("best 75.0\u{a0}%")).position.y < test[2])
  }

  @Test func seedsAreAMeanInTheirRangeOverSeconds() throws {
    let sample = try #require(SmallFigures.all.first { $0.name == "accuracy-seeds" })
    let (scene, plot) = try Self.read(sample.figure, sample.style)
    let x = [30.0, 60].map { plot.x.place($0) }
    let line = scene.lines(Palette.series(0), width: Line.strong).first
    #expect(Self.stand(line, x, [45.0, 70].map { plot.y.place($0) }))
    let band = scene.shapes.first { $0.fill == Palette.series(0).opacity(0.18) }?.points
    #expect(Self.stand(band, x + x.reversed(), [40.0, 60, 80, 50].map { plot.y.place($0) }))
    #expect(scene.text("time, s") != nil)
  }

  @Test func lossOnALogarithmicAxis() throws {
    let (scene, plot) = try Self.read(SmallFigures.wideLoss)
    let line = scene.lines(Palette.series(0), width: Line.strong).first
    let places = [4, 0.5, 0.3].map { plot.y.place($0, isLog: true) }
    #expect(Self.stand(line, [1, 2, 3].map { plot.x.place($0) }, places))
    #expect(scene.text("loss, log") != nil)
  }

  @Test(arguments: [false, true]) func ratesOverEpochsAndSteps(isLog: Bool) throws {
    let style = FigureStyle(xAxis: isLog ? .steps : .epochs, yLog: isLog)
    let (scene, plot) = try Self.read(LearningRateFigure(runs: SmallFigures.rates), style)
    let x = (0..<8).map { plot.x.place(isLog ? Double($0) : Double($0) / 4) }
    for run in SmallFigures.rates {
      let line = scene.lines(Palette.series(run.slot), width: Line.strong).first
      #expect(Self.stand(line, x, run.learningRates.map { plot.y.place($0, isLog: isLog) }), "\(run.name)")
    }
  }

  @Test func momentumStandsBelowTheRates() throws {
    let scene = SceneReader(PolicyFigure(policies: SmallFigures.rates))
    let plots = PlotReader.all(in: scene)
    try #require(plots.count == 2)
    let x = (0..<8).map { plots[1].x.place(Double($0) / 4) }
    let lines = scene.lines(Palette.series(0), width: Line.strong)
    try #require(lines.count == 2)
    #expect(Self.stand(lines[0], x, SmallFigures.rates[0].learningRates.map { plots[0].y.place($0) }))
    #expect(Self.stand(lines[1], x, SmallFigures.rates[0].momenta.map { plots[1].y.place($0) }))
  }

  @Test func aSweepOverALogarithmicRate() throws {
    let (scene, plot) = try Self.read(SmallFigures.sweep)
    let x = [0.01, 0.1, 0.5].map { plot.x.place($0, isLog: true) }
    let y = [45.0, 71, 40].map { plot.y.place($0) }
    #expect(Self.stand(scene.lines(Palette.series(0), width: Line.strong).first, x, y))
    #expect(Self.stand(scene.dots(Palette.series(1)), [x[1]], [y[1]]), "the best one is marked")
    let lost = try #require(scene.lines(Palette.muted, width: Line.hair).first { $0.count == 2 })
    #expect(lost.allSatisfy { abs($0.x - plot.x.place(1, isLog: true)) < 0.01 })
  }
}
