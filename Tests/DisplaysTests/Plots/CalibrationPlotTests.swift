import Experiments
import Plotting
import Runs
import SampleBooks
import Testing

@testable import Displays

/// Accuracy by confidence, against numbers worked out by hand.
@Suite struct CalibrationPlotTests {
  /// Ten of twenty pictures are right: those at first.
  private func figure(_ confidences: [Float], bins: String? = nil) throws -> RowFigure {
    let (_, results) = try MadeResults.results()
    let base = try #require(results.runs["base"])
    var record = base.records[0]
    record.test?.confidences = confidences
    var changed = Results(results.symbols)
    changed.add(RunResult(base.definition, [record]))
    let request = PlotRequest(
      kind: CalibrationPlot.self, location: .init(file: "a.md"), runs: [RunReference(name: "base")], label: "a",
      number: 1, aliases: [], style: FigureStyle(),
      options: DisplayOptionValues(bins.map { ["bins": $0] } ?? [:]))
    return try #require(try CalibrationPlot.figure(request, in: FigureContext(changed)) as? RowFigure)
  }

  @Test func eachGroupHasItsOwnPictures() throws {
    let sure = Array(repeating: Float(0.75), count: 8) + [1, 1]
    let doubtful = Array(repeating: Float(0.25), count: 10)
    let figure = try figure(sure + doubtful, bins: "2")
    #expect(figure.rows.map(\.name) == ["0 to 50\u{a0}%", "50 to 100\u{a0}%"])
    #expect(figure.rows.map(\.value) == [0, 1])
    #expect(figure.rows.map(\.text) == ["10", "10"])
    // (8 · 0.75 + 2 · 1) / 10
    #expect(figure.rows.map(\.expected) == [0.25, 0.8])
    #expect(figure.rows[0].interval == WilsonInterval.of(0, of: 10))
    // Half of the pictures 25 points apart, and half 20.
    #expect(figure.automaticCaption.contains("22.5 points apart"))
  }

  @Test func groupsWithoutPicturesAreLeftOut() throws {
    let figure = try figure(Array(repeating: 0.55, count: 20))
    #expect(figure.rows.map(\.name) == ["50 to 60\u{a0}%"])
    #expect(figure.automaticCaption.hasPrefix("Base is surer than it is right"))
  }

  @Test func aNetworkCanBeAsSureAsItIsRight() throws {
    // Ten of twenty are right.
    #expect(try figure(Array(repeating: 0.5, count: 20)).automaticCaption.hasPrefix("Base is as sure as it is right"))
  }

  @Test func whatIsNoConfidenceIsInNoGroup() throws {
    let some = try figure(Array(repeating: .nan, count: 10) + Array(repeating: 1, count: 10))
    #expect(some.rows.map(\.text) == ["10"])
    #expect(throws: ResultProblem.self) { try figure(Array(repeating: .nan, count: 20)) }
  }
}
