import Testing

@testable import Plotting

/// Runs that others reported: open circles on dotted lines, and the word.
@Suite struct ReportedMarksTests {
  static func curve(test: [Double?], train: [Double?] = []) -> RunCurve {
    let points = test.indices.map { index in
      RunCurve.EpochPoint(
        epoch: Double(index + 1), step: 0, train: index < train.count ? train[index] : nil, test: test[index])
    }
    return RunCurve(name: "theirs", slot: 0, seeds: [points], reported: true)
  }

  static func plot(_ runs: [RunCurve]) -> Plot {
    CurvePlot(runs: runs, style: FigureStyle(), text: { "\($0)" }, prefersHigh: true).plot(y: Plot.Axis("y"))
  }

  private static func circles(_ plot: Plot) -> [Mark] {
    plot.marks.filter { if case .points(_, open: true) = $0.shape { true } else { false } }
  }

  private static func labels(_ plot: Plot) -> [String] { plot.marks.compactMap(\.label) }

  @Test func theTestSideHasCircles() {
    let plot = Self.plot([Self.curve(test: [0.25, 0.5], train: [0.125, 0.25])])
    #expect(Self.circles(plot).map(\.y) == [[0.25, 0.5]])
    #expect(Self.labels(plot) == ["train 0.25", "test 0.5, reported"])
  }

  /// A training side alone would else look like one of ours.
  @Test func aTrainingSideAloneHasThem() {
    let plot = Self.plot([Self.curve(test: [nil, nil], train: [0.125, 0.25])])
    #expect(Self.circles(plot).map(\.y) == [[0.125, 0.25]])
    #expect(Self.labels(plot) == ["train 0.25, reported"])
    let two = Self.plot([Self.curve(test: [nil, nil], train: [0.125, 0.25]), Self.curve(test: [0.5])])
    #expect(Self.labels(two) == ["theirs train 0.25, reported", "theirs 0.5, reported"])
  }

  @Test func manyCirclesAreThinnedToTheLast() throws {
    let plot = Self.plot([Self.curve(test: (0..<250).map { Double($0) })])
    let circles = try #require(Self.circles(plot).first)
    // Every third, from the last one back.
    #expect(circles.x.count == 84 && circles.x.first == 1 && circles.x.last == 250)
    #expect(plot.marks.contains { $0.x.count == 250 })
  }

  @Test func equalRatesOfOthersAreNotDrawnAsOurs() {
    let ours = RateCurve(name: "ours", slot: 0, learningRates: [0.1, 0.2], stepsPerEpoch: 1)
    var theirs = ours
    (theirs.name, theirs.reported) = ("theirs", [.init(epoch: 0, step: 0), .init(epoch: 1, step: 98)])
    let plot = RatePlot(quantity: .learningRate, runs: [ours, theirs], style: FigureStyle()).plot
    #expect(Self.labels(plot) == ["ours", "theirs, reported"])
    #expect(Self.circles(plot).map(\.x) == [[0, 1]])
  }
}
