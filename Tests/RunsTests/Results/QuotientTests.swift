import SampleBooks
import Settings
import Testing

@testable import Runs

/// One result over another.
@Suite struct QuotientTests {
  @Test func ofEqualSeedsEachIsDividedByEach() throws {
    let (_, results) = try MadeResults.results(
      more: """
        ```{quotient} mistakes
        of: base.test.errors
        over: other.test.errors
        ```

        ```{quotient} uneven
        of: base.test.errors
        over: twice.test.errors
        ```

        ```{quotient} unequal
        of: base.test.errors
        over: far.test.errors
        ```

        """)
    // 10, 8 and 6 over 8, 7 and 2: the cube root of 1.25 · 8/7 · 3 is 1.624.
    #expect(try text("mistakes.value", results) == "1.62 (1.14 to 3, n\u{a0}=\u{a0}3)")
    // Other seeds are no pairs: the mean 8 over the mean 17/3.
    #expect(try text("unequal.value", results) == "1.41")
    // Of class 5 the first seed has 0, the second 1 and the third 1: a zero has no geometric mean. 2/3 over 0.6.
    let nothing = QuotientDefinition(
      name: "nothing", location: SourceLocation(file: "a.md"),
      settings: SettingsNode(.mapping([]), at: SourceLocation(file: "a.md")),
      numerator: try #require(ResultPath("base.class(class5).recall")),
      denominator: try #require(ResultPath("base.test.accuracy")))
    #expect(ValueFormat.text(try nothing.value(nothing.numerator, results), nil) == "1.11")
    // The mean 8 over the one 5.
    #expect(try text("uneven.value", results) == "1.6")
    let box = results.symbols["mistakes"]?.box(results)
    guard case .shown(let kind, let outcome, _) = box?.content else {
      Issue.record("no box")
      return
    }
    #expect(kind == "quotient")
    #expect(
      outcome == "base.test.errors is 1.62 (1.14 to 3, n\u{a0}=\u{a0}3) times other.test.errors.")
  }

  private static let both = """
    ```{quotient} mistakes
    of: base.test.errors
    over: other.test.errors
    ```

    ```{quotient} turned
    of: other.test.errors
    over: base.test.errors
    ```

    ```{quotient} times
    of: base.test.accuracy.time-to(0.6)
    over: other.test.accuracy.time-to(0.6)
    ```

    ```{quotient} unlike
    of: base.test.accuracy.time-to(0.6)
    over: far.test.accuracy.time-to(0.55)
    ```

    """

  /// 1.25, 8/7 and 3: logarithms with the mean 0.4851 and the deviation 0.5332, so that t = 1.576 and p = 0.256 with two
  /// degrees of freedom, and 0.4851 ± 1.3246 is the interval.
  @Test func theTestOfAQuotientIsThatOfItsMean() throws {
    let (_, results) = try MadeResults.results(more: Self.both)
    #expect(try text("mistakes.value", as: "ci", results) == "1.62 (95_% interval 0.432 to 6.11, n_=_3)")
    #expect(try text("mistakes.value", as: "sd", results) == "1.62 (geometric standard deviation 1.7, n_=_3)")
    for (claim, value) in [
      ("mistakes.value > 1", "1.62 (1.14 to 3, n_=_3)"), ("turned.value < 1", "0.616 (0.333 to 0.875, n_=_3)"),
    ] {
      let verdict = try #require(Claim(claim)).verdict(results)
      #expect(
        verdict.text.replacing("\u{a0}", with: "_")
          == "not shown: \(value) against 1 (t test of logarithms over 3 seeds, p = 0.256)")
    }
    #expect(
      try #require(Claim("mistakes.value > 0")).verdict(results).text.hasSuffix("(no test: it is always above 0)"))
  }

  /// Base's first seed never gets there.
  @Test func seedsWithoutATimeAreCounted() throws {
    let (_, results) = try MadeResults.results(more: Self.both)
    // Base gets to 0.6 after 2 and 2 epochs, and other after 2 and 1.
    let shown = try text("times.value", as: nil, results)
    #expect(shown == "1.41 (1 to 2, n_=_2 of 3 seeds)")
    let problem = #expect(throws: ResultProblem.self) { _ = try text("unlike.value", as: nil, results) }
    #expect(problem?.sentence == "base never reaches 0.6 with 1 of 3 seeds")
  }

  private func text(_ path: String, as format: String?, _ results: Results) throws -> String {
    try ValueExpression.text(
      path + (format.map { " as \($0)" } ?? ""), at: SourceLocation(file: "a.md"), results: results
    ).replacing("\u{a0}", with: "_")
  }

  private func text(_ path: String, _ results: Results) throws -> String {
    ValueFormat.text(try results.value(try #require(ResultPath(path))), nil)
  }
}
