import Experiments
import Foundation
import SampleBooks
import Testing

@testable import RunReading
@testable import Runs

/// Settings that are made of other runs' results.
@Suite struct RunPlansTests {
  static func rate(_ name: String, _ chapter: SampleChapter, _ results: Results) throws -> Double? {
    let run = try #require(chapter.runs.first { $0.name == name })
    let settings = try PlanDifference.settings(of: try run.plan(seed: 1, results: results))
    return settings["schedule.constant.rate"].flatMap { Double($0) }
  }

  @Test func operationsAreAppliedToTheResult() throws {
    let (chapter, results) = try MadeResults.results()
    // The tested rates that are nearest to 2 and to 0.5, and a tenth of each.
    let rates = MadeResults.lowest.map { low in pow(10, -4 + (log10(low) + 4).rounded(toStep: 5.0 / 99)) / 10 }
    let mean = (rates[0] * rates[1]).squareRoot()
    let other = try #require(try Self.rate("other", chapter, results))
    #expect(abs(other / (mean / 10) - 1) < 1e-9)
    let twice = try #require(try Self.rate("twice", chapter, results))
    #expect(abs(twice / (rates[1] * 2) - 1) < 1e-9)
  }

  @Test func aFallbackIsTakenAsItIs() throws {
    let (chapter, results) = try MadeResults.results(withFinder: false)
    #expect(try Self.rate("other", chapter, results) == 0.01)
    let other = try #require(chapter.runs.first { $0.name == "other" })
    let fallbacks = other.fallbacks(results)
    #expect(fallbacks.map(\.path) == ["finder.suggestion"])
    #expect(fallbacks.map(\.value) == [0.01])
    let reason = try #require(fallbacks.first).reason
    #expect(reason.hasPrefix("finder suggests nothing with 2 of 2 seeds: "), "\(reason)")
    #expect(throws: RunDefinition.Obstacle.self) { try Self.rate("twice", chapter, results) }
  }

  @Test func aRunWaitsForWhatItNeeds() throws {
    let (chapter, _) = try MadeResults.results()
    let waiting = #expect(throws: RunDefinition.Obstacle.self) {
      try Self.rate("other", chapter, Results(chapter.symbols))
    }
    #expect(waiting == .waiting(["finder"]))
    #expect(try Self.rate("base", chapter, Results(chapter.symbols)) == 0.05)
  }
}

extension Double {
  fileprivate func rounded(toStep step: Double) -> Double { (self / step).rounded() * step }
}
