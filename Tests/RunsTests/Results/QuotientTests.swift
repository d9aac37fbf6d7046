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

  private func text(_ path: String, _ results: Results) throws -> String {
    ValueFormat.text(try results.value(try #require(ResultPath(path))), nil)
  }
}
