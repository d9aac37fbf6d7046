import SampleBooks
import Settings
import Testing

@testable import Runs

/// Write-up C: 144 against 147 of 153 photographs, of which only the counts are known.
@Suite struct ReportedCountTests {
  static let text = """

    ```{reported} step
    source: Achieving super convergence
    epochs: 50
    test.images: 153
    test.errors: 9
    test.accuracy: 94.12 %
    ```

    ```{reported} cycle
    source: Achieving super convergence
    epochs: 50
    test.images: 153
    test.errors: 6
    test.accuracy: 96.08 %
    ```

    ```{compare} transfer
    runs: [step, cycle]
    ```

    """

  static func results() throws -> Results { try MadeResults.results(more: text, files: [:]).results }

  @Test func threePhotographsShowNothing() throws {
    let verdict = try #require(Claim("cycle.test.accuracy > step.test.accuracy")).verdict(try Self.results())
    #expect(!verdict.holds)
    #expect(
      verdict.text.replacing("\u{a0}", with: "_")
        == "not shown: 96.08_% (reported) against 94.12_% (reported) "
        + "(Fisher's exact test of the counts, as if on different pictures, p = 0.598)")
  }

  @Test func theCompareHasTheSameTest() throws {
    let results = try Self.results()
    let comparison = try results.comparison("transfer")
    let difference = try #require(comparison.rows[1].differences[0])
    #expect(abs((difference.pValue ?? 0) - 0.598) < 1e-3 && difference.interval == nil && difference.isReported)
    #expect(difference.test == AnyRun.countTestName)
    let text = try ValueExpression.text("transfer.p-value(cycle)", at: SourceLocation(file: "a.md"), results: results)
    #expect(text.hasPrefix("0.598"))
  }
}
