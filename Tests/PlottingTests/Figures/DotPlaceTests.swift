import SampleFigures
import Testing

@testable import Plotting

/// In plots of rows, a dot stands in the row of its name and at its number.
@Suite struct DotPlaceTests {
  /// The middle of the row that has this name.
  private static func row(_ name: String, _ scene: SceneReader) throws -> Double {
    try #require(scene.texts.first { $0.text == name && $0.anchor == .end }).position.y - 0.36 * 8.5
  }

  @Test func recallsOfClasses() throws {
    let scene = SceneReader(SmallFigures.perClass)
    let plot = try #require(PlotReader.all(in: scene).first)
    let run = SmallFigures.perClass.runs[0]
    let dots = scene.dots(Palette.series(0))
    let whiskers = scene.lines(Palette.series(0).opacity(0.8), width: Line.thin)
    try #require(dots.count == 3 && whiskers.count == 3)
    for (index, name) in SmallFigures.perClass.classes.enumerated() {
      let y = try Self.row(name, scene)
      #expect(abs(dots[index].y - y) < 0.01 && abs(dots[index].x - plot.x.place(100 * run.recalls[index])) < 0.01)
      let interval = try #require(run.intervals[index])
      let ends = [interval.lowerBound, interval.upperBound].map { plot.x.place(100 * $0) }
      #expect(zip(whiskers[index], ends).allSatisfy { abs($0.x - $1) < 0.01 && abs($0.y - y) < 0.01 }, "\(name)")
      let number = try #require(scene.text(NumberText.percent(run.recalls[index])))
      #expect(abs(number.position.y - 0.36 * 8.5 - y) < 0.01)
    }
  }

  /// In points of per cent, with zero for the baseline.
  @Test func differencesFromTheBaseline() throws {
    let scene = SceneReader(SmallFigures.comparison)
    let plots = PlotReader.all(in: scene)
    try #require(plots.count == 2)
    let axis = plots[1].x
    for (name, slot, mean, seeds) in [("1cycle", 0, 10.0, [8.0, 12]), ("a tenth", 2, -5, [-5])] {
      let y = try Self.row(name, scene)
      let dot = try #require(scene.dots(Palette.series(slot)).last)
      #expect(abs(dot.x - axis.place(mean)) < 0.01 && abs(dot.y - y) < 0.01, "\(name)")
      let singles = scene.shapes.filter { $0.isCircle && $0.stroke?.color == Palette.series(slot).opacity(0.7) }
      #expect(singles.count == seeds.count)
      for (single, seed) in zip(singles, seeds) { #expect(abs(single.middle.x - axis.place(seed)) < 0.01) }
    }
    let zero = try #require(scene.lines(Palette.muted, width: 0.8).first)
    #expect(zero.allSatisfy { abs($0.x - axis.place(0)) < 0.01 })
    let whisker = try #require(scene.lines(Palette.series(0).opacity(0.8), width: Line.thin).first)
    #expect(abs(whisker[0].x - axis.place(5)) < 0.01 && abs(whisker[1].x - axis.place(15)) < 0.01)
    #expect(scene.text("+10.0") != nil && scene.text("−5.00") != nil)
  }

  @Test func membersOfASweepThatAreWords() throws {
    let sample = try #require(SmallFigures.all.first { $0.name == "sweep-words" })
    let scene = SceneReader(sample.figure)
    let axis = try #require(PlotReader.all(in: scene).first).x
    let best = try #require(scene.dots(Palette.series(1)).first)
    #expect(abs(best.x - axis.place(0.65)) < 0.01)
    #expect(abs(best.y - (try Self.row("{one-cycle: {max: 0.4}}", scene))) < 0.01)
    #expect(try #require(scene.text("0.65, best")).position.y == scene.text("{one-cycle: {max: 0.4}}")?.position.y)
    #expect(try #require(scene.text("–")).position.y == scene.text("{constant: 10}")?.position.y)
  }
}
