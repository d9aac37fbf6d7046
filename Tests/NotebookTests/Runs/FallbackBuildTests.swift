import Experiments
import Testing

@testable import Notebook

/// A setting that is made of a result which does not exist.
@Suite struct FallbackBuildTests {
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
