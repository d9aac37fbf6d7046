import Plotting
import Runs
import SampleBooks
import Testing

@testable import Displays

/// What tables and figures say of sweeps and compares, against numbers worked out by hand.
@Suite struct SweepTableTests {
  private static func context() throws -> FigureContext { FigureContext(try MadeResults.results().results) }

  private static func request(_ kind: any TableKind.Type, _ run: String) -> TableRequest {
    TableRequest(
      kind: kind, location: .init(file: "a.md"), runs: [RunReference(name: run)], label: "a", number: 1,
      options: DisplayOptionValues())
  }

  @Test func membersStandBesideTheBest() throws {
    let result = try SweepTable.content(Self.request(SweepTable.self, "rates"), in: Self.context())
    // Half of test accuracy: 30, 35 and 20; the differences of the seeds −10, 0 and −5, and −15, −10 and −20.
    #expect(
      result.table.rows == [
        ["0.01", "3", "30 ± 12", "60 ± 25", "−5", "−17 to +7"],
        ["2e-2", "3", "35 ± 12", "70 ± 25", "best", "–"],
        ["0.196", "3", "20.00 ± 0.00", "40.00 ± 0.00", "−15", "−27 to −3"],
      ])
    #expect(result.table.columns[0].heading == "schedule.constant")
    #expect(result.caption.hasPrefix("rates(2e-2) is the best of 3 by train.accuracy: 35.00\u{a0}%, mean of 3 seeds."))
    #expect(result.caption.contains("The best was picked by these numbers"))
  }

  @Test func aGridHasAColumnForEachSetting() throws {
    let result = try SweepTable.content(Self.request(SweepTable.self, "losses"), in: Self.context())
    #expect(
      result.table.rows.map { Array($0.prefix(2)) } == [
        ["16", "{constant: 0.1}"], ["16", "{constant: 0.2}"], ["32", "{constant: 0.1}"], ["32", "{constant: 0.2}"],
      ])
    #expect(result.table.rows[0].last == "–" && result.table.rows[1].suffix(2) == ["0.000", "–"])
  }

  @Test func theFigureMarksTheBest() throws {
    let context = try Self.context()
    let (chapter, _) = try MadeResults.results()
    #expect(chapter.symbols.all(SweepDefinition.self).map(\.name) == ["rates", "losses"])
    var request = PlotRequest(
      kind: SweepPlot.self, location: .init(file: "a.md"), runs: [RunReference(name: "rates")], label: "a", number: 1,
      aliases: [], style: FigureStyle(), options: DisplayOptionValues())
    let figure = try #require(try SweepPlot.figure(request, in: context) as? SweepFigure)
    #expect(figure.best == 1 && figure.isRate && figure.prefersHigh && figure.measure == "train accuracy")
    #expect(figure.members[1].measured == [0.35, 0.3, 0.4] && figure.members[1].test == [0.7, 0.6, 0.8])
    #expect(figure.members.map { $0.value.map { ($0 * 1000).rounded() } } == [10, 20, 196])
    #expect(
      figure.automaticCaption.hasPrefix(
        "schedule.constant 2e-2 ends at the highest train accuracy, 35.00\u{a0}%, of 3 values."))
    request.runs = [RunReference(name: "losses")]
    let words = try #require(try SweepPlot.figure(request, in: context) as? SweepFigure)
    #expect(!words.isRate && words.members.allSatisfy { $0.value == nil && $0.test.isEmpty } && words.best == 0)
  }

  @Test func theFigureOfACompareIsOfWhatIsComparedFirst() throws {
    let context = try Self.context()
    func figure(_ run: String) throws -> ComparisonFigure {
      let request = PlotRequest(
        kind: ComparisonPlot.self, location: .init(file: "a.md"), runs: [RunReference(name: run)], label: "a",
        number: 1, aliases: [], style: FigureStyle(), options: DisplayOptionValues())
      return try #require(try ComparisonPlot.figure(request, in: context) as? ComparisonFigure)
    }
    // `many` has test.loss, and only train.accuracy before it.
    let (losses, accuracies) = (try figure("many"), try figure("pair"))
    #expect(losses.measure == .loss && losses.differences.allSatisfy { $0.mean == 0 } && losses.differences.count == 4)
    #expect(losses.runs[0].seeds[0].map(\.test) == MadeResults.losses)
    #expect(accuracies.measure == .accuracy && accuracies.differences.map(\.perSeed.count) == [3])
  }

  @Test func comparesByEveryResult() throws {
    let result = try ComparisonTable.content(Self.request(ComparisonTable.self, "many"), in: Self.context())
    let rows = result.table.rows
    #expect(rows.count == 7 * 5)
    #expect(rows[0] == ["Train accuracy, %", "other", "3", "36 ± 20", "+5.8", "−3.7 to +15.3", "0.118"])
    #expect(rows[1] == ["", "base", "3", "30 ± 12", "baseline", "–", "–"])
    #expect(rows[5] == ["Test loss", "other", "3", "1.500 ± 0.000", "0.000", "–", "–"])
    #expect(
      rows[10] == ["Epochs to test accuracy 0.55", "other", "3", "1.7 ± 1.4", "−0.3", "−1.8 to +1.1", "0.423"])
    #expect(rows[15].prefix(5) == ["Steps to test accuracy 0.55", "other", "3", "3.3 ± 2.9", "−0.7"])
    // One seed of base never reaches 12 of 20, and no seed of the last member does: no mean over the others is compared.
    #expect(rows[25] == ["Epochs to test accuracy 0.6", "other", "3", "1.7 ± 1.4", "–", "–", "–"])
    #expect(rows[26][3] == "2.00 ± 0.00 (2 of 3 seeds)" && rows[29][3] == "never reached")
    #expect(result.caption.contains("paired t test over 3 seeds") && result.caption.contains("in points"))
  }
}
