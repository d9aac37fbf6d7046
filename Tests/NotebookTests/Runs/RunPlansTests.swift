import Experiments
import Foundation
import Testing

@testable import Notebook
@testable import Runs

/// Settings that are made of other runs' results.
@Suite struct RunPlansTests {
  static func rate(_ name: String, _ book: CheckedBook, _ results: Results) throws -> Double? {
    let run = try #require(book.runs.first { $0.name == name })
    let settings = try PlanDifference.settings(of: try run.plan(seed: 1, results: results))
    return settings["schedule.constant.rate"].flatMap { Double($0) }
  }

  @Test func operationsAreAppliedToTheResult() throws {
    let (book, results) = try MadeResults.results()
    // The tested rates that are nearest to 2 and to 0.5, and a tenth of each.
    let rates = MadeResults.lowest.map { low in pow(10, -4 + (log10(low) + 4).rounded(toStep: 5.0 / 99)) / 10 }
    let mean = (rates[0] * rates[1]).squareRoot()
    let other = try #require(try Self.rate("other", book, results))
    #expect(abs(other / (mean / 10) - 1) < 1e-9)
    let twice = try #require(try Self.rate("twice", book, results))
    #expect(abs(twice / (rates[1] * 2) - 1) < 1e-9)
  }

  @Test func aFallbackIsTakenAsItIs() throws {
    let (book, results) = try MadeResults.results(withFinder: false)
    #expect(try Self.rate("other", book, results) == 0.01)
    let other = try #require(book.runs.first { $0.name == "other" })
    let fallbacks = other.fallbacks(results)
    #expect(fallbacks.map(\.path) == ["finder.suggestion"])
    #expect(fallbacks.map(\.value) == [0.01])
    let reason = try #require(fallbacks.first).reason
    #expect(reason.hasPrefix("finder suggests nothing with 2 of 2 seeds: "), "\(reason)")
    #expect(throws: RunDefinition.Obstacle.self) { try Self.rate("twice", book, results) }
  }

  @Test func aRunWaitsForWhatItNeeds() throws {
    let (book, _) = try MadeResults.results()
    let waiting = #expect(throws: RunDefinition.Obstacle.self) { try Self.rate("other", book, Results(book.symbols)) }
    #expect(waiting == .waiting(["finder"]))
    #expect(try Self.rate("base", book, Results(book.symbols)) == 0.05)
  }

  @Test func theBoxSaysThatAFallbackWasUsed() async throws {
    let one = SmallBook.one.replacing("to: 10", with: "to: 2e-4")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": one]) { $1 })
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains(" finder.suggestion does not exist (finder suggests nothing: "))
    #expect(page.contains("), so 0.1 was used."))
    let rate = try await notebook.records()["onecycle#1"]?.plan.schedule
    #expect(try CanonicalJSON.text(try #require(rate)).contains("\"max\":0.1"))
  }
}

extension Double {
  fileprivate func rounded(toStep step: Double) -> Double { (self / step).rounded() * step }
}
