import Foundation
import Testing

@testable import Notebook
@testable import Runs

/// Settings that another run decides, checked before that run is made.
@Suite struct OpenSettingsTests {
  private static func chapter(_ settings: String) -> String {
    "# Case\n\n```{train} open\nlike: plain\n\(settings)\n```\n"
  }

  /// What is said of a training with these settings, warnings too.
  private static func findings(_ settings: String) async throws -> [String] {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [base.md, case.md]\n", "base.md": TestNotebook.base,
      "case.md": chapter(settings),
    ])
    do {
      return try notebook.notebook().check().book.warnings.map(\.message)
    } catch { return error.found.map(\.message) }
  }

  /// Each fits some rate, and none may be refused for not fitting a rate that was made up.
  @Test(arguments: [
    "{cosine: {start: finder.suggestion, end: 0.02}}", "{cosine: {start: 1e-3, end: finder.suggestion}}",
    "{cosine-restarts: {start: finder.suggestion, end: 0.02, first: 2 epochs}}",
    "{one-cycle: {max: finder.suggestion, start: 0.05}}", "{one-cycle: {max: 5e-3, start: finder.suggestion}}",
    "{cyclic: {min: 0.05, max: finder.suggestion, up: 2 steps}}",
    "{cyclic: {min: finder.suggestion, max: 1e-3, up: 2 steps}}",
    "{warm-up: {from: 0.05, to: finder.suggestion, over: 1 epochs}}",
    "{ramp: {from: finder.suggestion, to: 1e-3}}", "{ramp: {from: 1, to: finder.suggestion}}",
    "{exponential: {start: finder.suggestion / 10, factor: finder.train.loss, every: 1 epochs}}",
    "{plateau: {start: 1e-3, floor: finder.suggestion, watch: train.loss}}",
    "{plateau: {start: 0.1, factor: finder.train.loss, watch: train.loss}}",
    "{piecewise-linear: {at: share, rate: [[0, 0.01], [1, finder.suggestion]]}}",
    "{constant: {rate: 0.1, momentum: finder.train.accuracy}}",
  ])
  func whatIsNotKnownIsNotRefused(_ schedule: String) async throws {
    let said = try await OpenSettingsTests.findings("epochs: 4\nschedule: \(schedule)")
    #expect(said.allSatisfy { !$0.contains("nan") && !$0.contains("0.01") } && said.count <= 1, "\(said)")
    #expect(said.allSatisfy { $0.contains("0, a step that trains nothing") || $0.contains("plateau") }, "\(said)")
  }

  @Test(arguments: [
    ("batch: finder.suggestion", "batch takes a whole number, not 'finder.suggestion'"),
    ("validation: finder.train.accuracy", "validation takes a number, not 'finder.train.accuracy'"),
    ("epochs: finder.epochs", "epochs takes a whole number, not 'finder.epochs'"),
    (
      "schedule: {piecewise-linear: {at: share, rate: [[finder.suggestion, 0.1], [1, 0]]}}",
      "a knot's position takes a number, not 'finder.suggestion'"
    ),
    (
      "schedule: {cosine: {start: 0.1, over: finder.train.loss}}", "over takes a length, not 'finder.train.loss'"
    ),
    ("model: {resnet9: {width: finder.steps}}", "width takes a whole number, not 'finder.steps'"),
  ])
  func whereNoResultCanStandIsSaid(_ settings: String, _ message: String) async throws {
    var lines = settings
    if !settings.contains("epochs") { lines += "\nepochs: 2" }
    if !settings.contains("schedule") { lines += "\nschedule: {constant: 0.1}" }
    #expect(try await OpenSettingsTests.findings(lines) == [message])
  }

  @Test func aRangeTestIsNotJudgedByAResult() throws {
    try expect(
      .rangeTest(
        "from: 1e-4\nto: 1\nsteps: 50\nstop: {divergence: 👉finder.train.loss}",
        "divergence takes a number, not 'finder.train.loss'", hint: nil))
  }

  /// A fallback is a number, and has to fit.
  @Test func aFallbackIsChecked() async throws {
    let said = try await OpenSettingsTests.findings(
      "epochs: 4\nschedule: {cosine: {start: finder.suggestion or 0.01, end: 0.02}}")
    #expect(said == ["end must be below start, which is 0.01"])
  }

  /// The level that ended a run is the other run's result, and no stand-in for it.
  @Test func aGoalOfAnotherRunsResultIsSaidAsItWas() async throws {
    let text = """
      # Case

      ```{train} first
      like: plain
      epochs: 1
      schedule: {constant: 0.05}
      ```

      ```{train} second
      like: first
      epochs: 3
      stop: {train.loss: first.train.loss}
      ```

      It came to {value}`first.train.loss`.
      """
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [base.md, case.md]\n", "base.md": TestNotebook.base, "case.md": text,
    ])
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let loss = try #require(try await notebook.records()["first#1"]?.epochs.last?.trainLoss)
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("when train.loss had reached \(NumberFormat.rate(loss))."))
  }
}
