import SampleBooks
import Testing

@testable import Runs

/// What the boxes of comparisons, sweeps and runs say beside their numbers.
@Suite struct CompareReasonTests {
  private static let more = """

    ```{train} wide
    like: base
    batch: 16
    ```

    ```{train} late
    like: base
    schedule: {constant: 0.1}
    optimizer: {sgd: {nesterov: true, momentum: 0.9}}
    ```

    ```{train} doomed
    like: base
    expect: diverges
    ```

    ```{compare} three
    runs: [base, wide, late]
    ```

    ```{compare} two
    runs: [base, wide]
    ```

    ```{sweep} equal
    like: base
    seed: 1
    vary: {batch: [16, 32, 64]}
    ```

    """

  private static func outcome(_ name: String) throws -> String {
    let (chapter, results) = try MadeResults.results(more: more)
    let symbol = try #require(chapter.symbols[name])
    guard case .shown(_, let outcome, _)? = symbol.box(results)?.content else { return "" }
    return outcome ?? ""
  }

  @Test func eachRunHasItsOwnReasons() throws {
    let three = try Self.outcome("three")
    #expect(three.contains("Wide differs from base in batch."), "\(three)")
    #expect(
      three.contains("Beside the schedule late differs from base in optimizer, which may be the reason."), "\(three)")
    #expect(try Self.outcome("two").contains("They differ in batch."))
  }

  @Test func membersThatAreAsGoodAreNamed() throws {
    let equal = try Self.outcome("equal")
    #expect(equal.contains("equal(16) is the best of 3"), "\(equal)")
    #expect(equal.contains("equal(32) and equal(64) are as good; the first is taken."), "\(equal)")
    #expect(try !Self.outcome("rates").contains("as good"))
  }

  @Test func whatWasExpectedAndDidNotHappenIsSaid() throws {
    #expect(try Self.outcome("doomed").contains("It was expected to diverge, and did not."))
    #expect(try !Self.outcome("base").contains("expected"))
  }
}
