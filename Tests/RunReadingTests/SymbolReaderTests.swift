import Runs
import SampleBooks
import Testing

@testable import RunReading

/// What a chapter names, as a table of symbols and an order of runs.
@Suite struct SymbolReaderTests {
  @Test func runsStandAfterWhatTheyNeedAndSymbolsAsTheTextHasThem() throws {
    let chapter = try SampleChapter(
      """
      ```{train} late
      like: early
      schedule: {constant: early.train.loss}
      ```

      ```{compare} both
      runs: [late, early]
      ```

      ```{train} early
      like: plain
      epochs: 1
      schedule: {constant: 0.1}
      ```

      \(SampleText.recipe())
      """)
    #expect(chapter.runs.map(\.name) == ["early", "late"])
    #expect(chapter.symbols.all.map(\.name) == ["late", "both", "early", "plain"])
  }

  @Test func whatRefersToAMistakeIsNoMistake() throws {
    let said = try Self.mistakes(
      """
      \(SampleText.recipe("epochs: 0"))
      ```{train} child
      like: plain
      schedule: {constant: 0.1}
      ```

      ```{compare} pair
      runs: [child, nobody]
      ```
      """)
    #expect(said == ["a.md:5:9 epochs must be between 1 and 100000, not 0", "a.md:13:1 there is no run 'nobody'"])
  }

  @Test func aNameStandsOnce() throws {
    let said = try Self.mistakes(SampleText.recipe() + "\n" + SampleText.recipe())
    #expect(said == ["a.md:7:1 the name 'plain' stands twice"])
  }

  @Test func runsAreCounted() throws {
    let recipes = (0...SymbolReader.mostRuns).map { "```{recipe} r\($0)\n```\n" }
    #expect(try SampleChapter(recipes.dropLast().joined()).symbols.all.count == SymbolReader.mostRuns)
    #expect(
      try Self.mistakes(recipes.joined()) == [
        "a.md:\(2 * SymbolReader.mostRuns + 1):1 a book has at most 1000 recipes and runs"
      ])
  }

  private static func mistakes(_ text: String) throws -> [String] {
    let thrown = #expect(throws: SampleChapter.Mistakes.self) { try SampleChapter(text) }
    return try #require(thrown).found.filter { $0.severity == .error }.map { "\($0.location) \($0.message)" }
  }
}
