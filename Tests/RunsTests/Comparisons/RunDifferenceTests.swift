import SampleBooks
import Testing

@testable import Runs

@Suite struct RunDifferenceTests {
  /// Where all seeds say the same, their spread says nothing, and rounding is no spread.
  @Test func seedsThatDoNotDifferTestNothing() throws {
    let (chapter, results) = try MadeResults.results()
    let names = ["base", "rates(3)"].compactMap { results.runs[$0].map { AnyRun.made($0) } }
    let steps = try #require(CompareMeasure("steps-to(0.3)"))
    let same = try #require(RunDifference(names[0], less: names[1], by: steps))
    #expect(same.mean == -2 && same.interval == nil && same.pValue == nil)
    #expect(same.test == "none: the seeds do not differ")
    #expect(chapter.symbols.all(CompareDefinition.self).map(\.name).contains("many"))
  }
}
