import Plotting
import Publishing
import Runs
import SampleBooks
import Settings
import Testing

@testable import Displays

/// What figures and tables take of reported runs, beside runs made here.
@Suite struct ReportedFigureTests {
  static let compare = "\n```{compare} both\nruns: [base, theirs]\n```\n"

  static func results(_ directive: String) throws -> (chapter: SampleChapter, results: Results) {
    try MadeResults.results(
      more: ReportedText.directives + compare + "\n```\(directive)\n```\n", files: ReportedText.files)
  }

  static func figure<Kind: Figure>(_ directive: String, _ type: Kind.Type = Kind.self) throws -> Kind {
    let (chapter, results) = try results(directive)
    let reader = DisplayReader(symbols: chapter.symbols, diagnostics: Diagnostics())
    let request = try #require(reader.plot(chapter.displays[0]))
    return try #require(try request.kind.figure(request, in: FigureContext(results)) as? Kind)
  }

  static func table(_ directive: String) throws -> TableResult {
    let (chapter, results) = try results(directive)
    let reader = DisplayReader(symbols: chapter.symbols, diagnostics: Diagnostics())
    let request = try #require(reader.table(chapter.displays[0]))
    return try request.kind.content(request, in: FigureContext(results))
  }

  @Test func accuracyAndLossTakeTheLog() throws {
    let accuracy: AccuracyFigure = try Self.figure("{plot} accuracy\n:runs: base, theirs, short")
    #expect(accuracy.runs.map(\.reported) == [false, true, true])
    #expect(accuracy.runs[1].seeds.map { $0.map(\.test) } == [[0.4, 0.65, 0.6]])
    #expect(accuracy.runs[1].seeds.map { $0.map(\.train) } == [[0.3, 0.475, 0.58]])
    #expect(accuracy.runs[1].seeds.map { $0.map(\.step) } == [[98, 196, 294]])
    // A single result is one point at its last epoch.
    #expect(accuracy.runs[2].seeds.map { $0.map(\.epoch) } == [[24]])
    #expect(accuracy.runs[2].seeds.map { $0.map(\.test) } == [[0.941]])
    #expect(accuracy.automaticCaption.contains("Open circles: reported by others."))
    #expect(accuracy.data.rows.contains(["theirs", "reported", "2", "196", "47.5\u{a0}%", "65.0\u{a0}%"]))
    #expect(accuracy.data.rows.last == ["short", "reported", "24", "", "", "94.1\u{a0}%"])
    let loss: LossFigure = try Self.figure("{plot} loss\n:runs: base, theirs")
    #expect(loss.runs[1].seeds.map { $0.map(\.test) } == [[1.5, 1.2, 1.3]])
  }

  @Test func ratesHoldFromTheStartOfTheirEpoch() throws {
    let rates: LearningRateFigure = try Self.figure("{plot} learning-rate\n:runs: base, theirs")
    #expect(rates.runs[0].reported == nil)
    #expect(rates.runs[1].learningRates == [0.1, 0.4, 0.1])
    #expect(rates.runs[1].reported?.map(\.epoch) == [0, 1, 2])
    #expect(rates.runs[1].reported?.map(\.step) == [0, 98, 196])
    #expect(rates.data.rows.contains(["theirs, reported", "98", "1", "0.4"]))
    #expect(rates.automaticCaption.contains("Theirs starts at a learning rate of 0.1, rises to 0.4 at epoch 1"))
    let momenta: MomentumFigure = try Self.figure("{plot} momentum\n:run: theirs")
    #expect(momenta.runs[0].momenta == [0.95, 0.85, 0.95])
  }

  @Test func theMatrixIsDrawnAsOursAre() throws {
    let matrix: ConfusionMatrixFigure = try Self.figure("{plot} confusion-matrix\n:run: theirs")
    #expect(matrix.matrix.classes == ["cat", "dog"] && matrix.matrix.counts == [[7, 3], [5, 5]])
    let recalls: PerClassFigure = try Self.figure("{plot} per-class\n:run: theirs")
    #expect(recalls.runs.map(\.name) == ["theirs, reported"])
    #expect(recalls.runs[0].recalls == [0.7, 0.5])
    // Wilson for 7 of 10.
    #expect(abs((recalls.runs[0].intervals[0]?.lowerBound ?? 0) - 0.3968) < 1e-3)
    #expect(recalls.intervalName == "95\u{a0}% Wilson interval")
  }

  @Test func aMatrixOfOtherClassesIsNotDrawnBesideOurs() throws {
    #expect(throws: ResultProblem.self) {
      try Self.figure("{plot} per-class\n:runs: base, theirs", PerClassFigure.self)
    }
  }

  @Test func aComparisonShowsBoth() throws {
    let figure: ComparisonFigure = try Self.figure("{plot} comparison\n:run: both")
    #expect(figure.runs.map(\.reported) == [false, true])
    #expect(figure.differences.map(\.run) == ["theirs"])
    #expect(figure.differences.allSatisfy { $0.interval == nil && $0.perSeed.isEmpty })
  }

  @Test func theyStandBesideTheMembersOfASweep() throws {
    let figure: AccuracyFigure = try Self.figure("{plot} accuracy\n:runs: rates, theirs")
    #expect(figure.runs.map(\.name).suffix(2) == ["rates(3)", "theirs"])
    #expect(figure.runs.map(\.reported) == [false, false, false, true])
  }

  @Test func tablesSayReported() throws {
    let runs = try Self.table("{table} runs\n:runs: base, theirs, short").table
    #expect(runs.rows[1] == ["theirs", "reported", "0.4", "60.00", "65.00", "1.300", "–"])
    #expect(runs.rows[2] == ["short", "reported", "–", "94.10", "94.30", "–", "–"])
    let epochs = try Self.table("{table} epochs\n:run: theirs").table
    #expect(epochs.rows[1] == ["2", "0.4", "1.500", "47.50", "1.200", "65.00", "–"])
    #expect(!epochs.columns.contains { $0.title.hasPrefix("Validation") })
    let base = try Self.table("{table} epochs\n:run: base").table
    #expect(base.columns.count == 9 && base.columns[4].title == "Validation loss" && base.columns[5].unit == "%")
    #expect(base.rows[0] == ["1", "0.0625", "4.500", "20.00", "6.750", "10.00", "2.250", "40.00", "1.0"])
    let comparison = try Self.table("{table} comparison\n:run: both")
    #expect(
      comparison.table.rows == [
        ["Test accuracy, %", "base", "3", "60 ± 25", "baseline", "–", "–"],
        ["", "theirs", "reported", "60.00", "0.00", "–", "–"],
        ["Test loss", "base", "3", "1.500 ± 0.000", "baseline", "–", "–"],
        ["", "theirs", "reported", "1.300", "−0.200", "–", "–"],
      ])
    #expect(
      comparison.caption.contains("(no test possible)") && comparison.caption.contains("none: theirs is reported"))
    #expect(!comparison.caption.contains("each difference by itself"))
    let classes = try Self.table("{table} per-class\n:run: theirs").table
    #expect(classes.rows == [["cat", "10", "70.0", "58.3", "dog (3)"], ["dog", "10", "50.0", "62.5", "cat (5)"]])
    let confused = try Self.table("{table} most-confused\n:run: theirs").table
    #expect(confused.rows.map { $0.prefix(3) } == [["dog", "cat", "5"], ["cat", "dog", "3"]])
    let provenance = try Self.table("{table} provenance\n:runs: base, theirs").table
    #expect(provenance.rows.allSatisfy { $0.count == provenance.columns.count })
    #expect(provenance.rows.suffix(2).map { $0[2].prefix(13) } == ["data/log.csv ", "data/matrix.c"])
  }
}
