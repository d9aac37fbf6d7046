import SampleFigures
import Testing

@testable import Plotting

/// A range test's curve, rules, cycle and region stand at their rates.
@Suite struct FinderPlaceTests {
  private let scene = SceneReader(SmallFigures.finder)
  private let plot: PlotReader

  init() throws { plot = try #require(PlotReader.all(in: scene).first) }

  private func x(_ rate: Double) -> Double { plot.x.place(rate, isLog: true) }

  @Test func curvesStandAtTheirRatesAndLosses() throws {
    let blue = Palette.series(0)
    let curves = SmallFigures.finder.curves
    let lines = [
      (scene.lines(blue, width: Line.strong).first { $0.count > 2 }, curves[0].smoothed),
      (scene.lines(blue.opacity(0.45), width: Line.thin).first { $0.count > 2 }, curves[1].smoothed),
      (scene.lines(blue.opacity(0.3), width: 0.7).first, curves[0].losses),
    ]
    for (line, losses) in lines {
      let line = try #require(line)
      #expect(line.count == losses.count)
      for (point, (rate, loss)) in zip(line, zip(curves[0].rates, losses)) {
        #expect(abs(point.x - x(rate)) < 0.01 && abs(point.y - plot.y.place(loss)) < 0.01, "\(rate), \(loss)")
      }
    }
  }

  /// The lowest point of every seed is in sight: the axis begins at the best loss of all.
  @Test func nothingSinksBelowTheAxis() throws {
    for curve in SmallFigures.finder.curves {
      #expect(plot.y.place(try #require(curve.smoothed.min())) <= plot.area.maxY)
    }
    var figure = SmallFigures.finder
    figure.curves[1].smoothed = figure.curves[1].smoothed.map { $0 - 0.9 }
    let other = try #require(PlotReader.all(in: SceneReader(figure)).first)
    #expect(other.y.place(0.2) <= other.area.maxY)
  }

  @Test func theChoiceHasALineAndItsName() throws {
    let line = try #require(scene.lines(Palette.series(1), width: 1.1).first)
    #expect(line.count == 2 && line.allSatisfy { abs($0.x - x(0.02)) < 0.01 })
    let name = try #require(scene.text("valley 0.02"))
    #expect(abs(name.position.x + name.width / 2 - x(0.02)) < 0.01 && name.position.y < plot.area.y)
  }

  /// Rules of one rate share a tick.
  @Test func everyRuleHasATickAtItsRate() {
    let ticks = scene.lines(Palette.muted, width: 0.8).filter { $0.count == 2 }.map { $0[0].x }.sorted()
    #expect(ticks.count == 2 && abs(ticks[0] - x(0.01)) < 0.01 && abs(ticks[1] - x(0.02)) < 0.01)
    #expect(scene.text("steepest 0.01") != nil && scene.text("valley, slide 0.02") != nil)
  }

  @Test func theCycleIsABracketBetweenItsRates() throws {
    let bracket = try #require(scene.lines(Palette.series(3), width: 0.8).first)
    #expect(abs((bracket.map(\.x).min() ?? 0) - x(0.002)) < 0.01)
    #expect(abs((bracket.map(\.x).max() ?? 0) - x(0.02)) < 0.01)
  }

  @Test func divergenceIsShadedFromItsRateToTheEnd() throws {
    let region = try #require(scene.shapes.first { $0.fill == Palette.grid.opacity(0.8) }).box
    #expect(abs(region.x - x(0.3)) < 0.01 && abs(region.maxX - plot.area.maxX) < 0.01)
    #expect(try #require(scene.text("diverged")).position.x >= region.x - 0.01)
  }

  /// In per cent, with a point for each measurement.
  @Test func accuraciesStandAtTheirShares() throws {
    let sample = try #require(SmallFigures.all.first { $0.name == "lr-finder-accuracy" })
    let scene = SceneReader(sample.figure, sample.style)
    let plot = try #require(PlotReader.all(in: scene).first)
    let dots = scene.dots(Palette.series(0))
    #expect(dots.count == 9)
    #expect(abs(dots[7].x - plot.x.place(0.03, isLog: true)) < 0.01 && abs(dots[7].y - plot.y.place(60)) < 0.01)
    #expect(abs(dots[0].y - plot.y.place(10)) < 0.01)
  }
}
