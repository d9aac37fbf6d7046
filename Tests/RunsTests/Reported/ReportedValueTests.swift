import SampleBooks
import Settings
import Testing

@testable import Runs

/// What values, claims and compares say of reported runs; `_` stands for a blank that does not break.
@Suite struct ReportedValueTests {
  static let compares = """

    ```{compare} both
    runs: [base, theirs, short]
    ```

    ```{compare} times
    runs: [base, theirs, rates]
    by: [test.loss, time-to(0.65), steps-to(0.5), time-to(0.7)]
    ```

    """

  static func results() throws -> Results {
    try MadeResults.results(more: ReportedText.directives + compares, files: ReportedText.files).results
  }

  static let values: [(String, String)] = [
    ("theirs.test.accuracy", "60.00_% (reported)"), ("theirs.test.accuracy.best", "65.00_% (reported)"),
    ("theirs.test.accuracy.at(1)", "40.00_% (reported)"), ("theirs.test.accuracy.time-to(0.5)", "2 (reported)"),
    ("theirs.test.loss.time-to(1.25)", "2 (reported)"), ("theirs.train.loss", "1 (reported)"),
    ("theirs.epochs", "3 (reported)"), ("theirs.steps", "294 (reported)"),
    ("theirs.learning-rate.max", "0.4 (reported)"), ("theirs.test.errors", "8 (reported)"),
    ("theirs.test.images", "20 (reported)"), ("theirs.class(cat).recall", "70.00_% (reported)"),
    // Twelve were taken for cats, and seven are.
    ("theirs.class(cat).precision", "58.33_% (reported)"), ("theirs.class(cat).false-positives", "5 (reported)"),
    ("short.test.accuracy", "94.10_% (reported)"), ("short.test.accuracy.best as percent 1", "94.3_% (reported)"),
    // 60 % of base's three seeds.
    ("both.difference(theirs)", "0.00 points (reported)"), ("both.difference(short)", "+34.10 points (reported)"),
    ("times.difference(theirs).test.loss", "−0.2 (reported)"), ("theirs.test.accuracy.steps-to(0.5)", "196 (reported)"),
  ]

  @Test(arguments: values) func aReportedValueSaysSo(expression: String, expected: String) throws {
    let text = try ValueExpression.text(expression, at: SourceLocation(file: "a.md"), results: try Self.results())
    #expect(text.replacing("\u{a0}", with: "_") == expected)
  }

  static let claims: [(String, Bool, String)] = [
    (
      "base.test.accuracy > theirs.test.loss", false,
      "not shown: 60 ±_25_% (n_=_3) against 1.3 (reported) "
        + "(no test: theirs is reported: n_=_1, and its answers picture by picture are not known)"
    ),
    (
      "short.test.accuracy > theirs.test.accuracy", false,
      "not shown: 94.10_% (reported) against 60.00_% (reported) "
        + "(no test: short is reported: n_=_1, and its answers picture by picture are not known)"
    ),
    (
      "rates.best.test.accuracy > theirs.test.accuracy", false,
      "not shown: 70 ±_25_% (n_=_3) against 60.00_% (reported) "
        + "(no test: theirs is reported: n_=_1, and its answers picture by picture are not known)"
    ),
    // Wilson for 12 of 20: 0.3866 to 0.7812.
    ("theirs.test.accuracy > 0.3", true, "60.00_% (reported) > 30_% (95_% Wilson interval 38.7_% to 78.1_%)"),
    (
      "theirs.test.accuracy > 0.5", false,
      "not shown: 60.00_% (reported) against 50_% (95_% Wilson interval 38.7_% to 78.1_%)"
    ),
    // 94.1 % of 10,000 may be 9,405 to 9,415.
    (
      "short.test.accuracy > 0.5", false,
      "not shown: 94.10_% (reported) against 50_% (no test: short does not report how many test pictures it got right)"
    ),
    (
      "theirs.test.loss < 2", false,
      "not shown: 1.3 (reported) against 2 "
        + "(no test: theirs is reported: n_=_1, and its answers picture by picture are not known)"
    ),
  ]

  @Test(arguments: claims) func whatWasReportedIsNotTestedAsIfItWereMeasured(
    text: String, holds: Bool, expected: String
  ) throws {
    let verdict = try #require(Claim(text)).verdict(try Self.results())
    #expect(verdict.text.replacing("\u{a0}", with: "_") == expected)
    #expect(verdict.holds == holds)
  }

  @Test func aCompareHasDifferencesAndNoTest() throws {
    let results = try Self.results()
    let comparison = try results.comparison("both")
    #expect(comparison.rows.map(\.run.seedsText) == ["3", "reported", "reported"])
    let difference = try #require(comparison.rows[2].differences[0])
    #expect(abs(difference.mean - 0.341) < 1e-9)
    #expect(difference.pValue == nil && difference.interval == nil && difference.perSeed == [])
    #expect(
      difference.test == "none: short is reported: n\u{a0}=\u{a0}1, and its answers picture by picture are not known")
    #expect(comparison.rows[2].differences[1] == nil)
    // Of what is not reported there is no number.
    #expect(
      comparison.rows.map(\.measures) == [["60 ± 25", "1.500 ± 0.000"], ["60.00", "1.300"], ["94.10", "–"]])
  }

  /// After the epochs 1, 2 and 3: 40, 65 and 60 %.
  @Test func aCompareByTimesTakesTheLog() throws {
    let results = try Self.results()
    let comparison = try results.comparison("times")
    #expect(comparison.rows.map(\.run.name).prefix(3) == ["base", "theirs", "rates(0.01)"])
    #expect(comparison.rows[1].measures == ["1.300", "2.00", "196.0", "never reached"])
    let differences = comparison.rows[1].differences
    #expect(differences[3] == nil && abs((differences[0]?.mean ?? 0) + 0.2) < 1e-9)
    #expect(differences.compactMap(\.self).allSatisfy { $0.isReported && $0.pValue == nil })
    // What was made here is tested as ever, where there is something to test.
    #expect(comparison.rows[3].differences[0]?.test == "none: the seeds do not differ")
    #expect(try results.comparison("pair").rows[1].differences[0]?.test == "paired t test over 3 seeds")
  }

  @Test func countsFollowOnlyWhereTheDigitsLeaveNoChoice() throws {
    func errors(_ accuracy: String) throws -> Double? {
      let text = "```{reported} a\nsource: A\ntest.images: 10000\ntest.accuracy: \(accuracy)\n```\n"
      return try SampleChapter(text).symbols.all(ReportedRun.self)[0].values["test.errors"]?.value
    }
    #expect(try errors("0.9209") == 791)
    #expect(try errors("92.09 %") == 791)
    #expect(try errors("0.921") == nil)
  }
}
