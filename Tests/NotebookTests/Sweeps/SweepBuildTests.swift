import Experiments
import Foundation
import Testing

@testable import Notebook

/// A whole book with sweeps.
@Suite struct SweepBuildTests {
  static let chapter = """
    # One

    ```{recipe} plain
    data: {shapes: {train: 64, test: 20}}
    batch: 32
    model: resnet9
    ```

    ```{sweep} rates
    like: plain
    model: {resnet9: {width: 2}}
    epochs: 1
    schedule: {constant: 0.1}
    vary: {schedule.constant: [0.01, 1/20]}
    validation: 0.25
    seeds: [1, 2]
    ```

    ```{sweep} grid
    like: plain
    epochs: 1
    schedule: {one-cycle: {max: 0.1}}
    vary: {batch: [16, 32], schedule.one-cycle.div: [10, 20], model.resnet9.width: [2]}
    ```

    ```{train} by-hand
    like: plain
    model: {resnet9: {width: 2}}
    epochs: 1
    schedule: {constant: 0.05}
    validation: 0.25
    seeds: [1, 2]
    ```

    ```{train} late
    like: rates(0.01)
    schedule: {constant: rates.best / 2}
    ```

    ```{compare} all
    runs: [rates, late]
    baseline: late
    by: [test.accuracy, train.loss, time-to(0.99)]
    ```

    ```{plot} sweep
    :run: rates
    ```

    ```{plot} sweep
    :run: grid
    ```

    ```{plot} accuracy
    :runs: rates, by-hand
    ```

    ```{plot} comparison
    :run: all
    ```

    ```{plot} confusion-matrix
    :run: rates(1/20)#2
    ```

    ```{table} sweep
    :run: rates
    ```

    ```{table} comparison
    :run: all
    ```

    ```{table} runs
    :runs: [rates, grid]
    ```

    Of {numref}`rates-sweep` the best is {value}`rates.best`, in {ref}`rates`: {value}`rates.best.test.accuracy`.

    """

  static let members = [
    "rates(0.01)", "rates(1/20)", "grid(16;10;2)", "grid(16;20;2)", "grid(32;10;2)", "grid(32;20;2)",
  ]

  private static func notebook() throws -> TestNotebook {
    try TestNotebook(plain: ["one.md": chapter])
  }

  @Test func theBookIsBuilt() async throws {
    let notebook = try Self.notebook()
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [] && built.skipped == [:])
    // What was written by hand is the same run.
    #expect(Set(built.foundAgain) == ["by-hand#1", "by-hand#2"])
    for name in ["rates-sweep", "grid-sweep", "rates-accuracy", "all-comparison", "rates.1-20-confusion-matrix"] {
      #expect(notebook.exists("output/quick/figures/\(name).svg"), "\(name)")
    }
    for name in ["rates.0.01", "rates.1-20", "grid.16_10_2", "grid.32_20_2"] {
      #expect(notebook.exists("output/quick/data/\(name).csv"), "\(name)")
      #expect(notebook.exists("output/quick/records/\(name).json"), "\(name)")
    }
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("never reached") && page.contains("is the best of 2 by validation.accuracy"))
    let again = try await Built(notebook.notebook())
    #expect(again.trained == [] && !again.isWritten)
  }

  @Test func membersHaveTheirValuesAndTheKeysOfTheSameRuns() async throws {
    let notebook = try Self.notebook()
    let plans = Dictionary(
      try await notebook.notebook().plan().map { ("\($0.name.name)#\($0.name.seed)", $0) }
    ) { first, _ in first }
    for name in Self.members { #expect(plans["\(name)#1"]?.status == .missing, "\(name)") }
    #expect(plans["late#1"]?.status == .waiting(["rates"]))
    for seed in [1, 2] {
      let (member, same) = (plans["rates(1/20)#\(seed)"]?.plan, plans["by-hand#\(seed)"]?.plan)
      #expect(member != nil && member == same)
    }
    let settings = try PlanDifference.settings(of: try #require(plans["grid(16;20;2)#1"]?.plan))
    #expect(settings["batch"] == "16" && settings["model.resnet9.width"] == "2")
    // div divides the maximum: 0.1 / 20.
    #expect(settings["schedule.one-cycle.start"].flatMap { Double($0) }.map { abs($0 - 0.005) < 1e-12 } == true)
  }

  /// Without the data, from the records that were committed.
  @Test func frozenRecordsAreFoundAgain() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook())
    try notebook.remove(".cyclopedia")
    let status = try await notebook.notebook().plan().map(\.status.word)
    #expect(Set(status) == ["frozen"])
  }

  @Test func theBestByTheTestSetIsStated() async throws {
    let chapter = Self.chapter.replacing(
      "validation: 0.25\nseeds: [1, 2]\n```\n\n```{sweep} grid",
      with: "validation: 0.25\nseeds: [1, 2]\nby: test.accuracy\ntest-set: reproduction\n```\n\n```{sweep} grid")
    let notebook = try TestNotebook(plain: ["one.md": chapter])
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let note =
      "Reproduction: the best member of rates was chosen by the test set, which flatters what is measured on it."
    // The sweep's own, and the run that takes its rate over.
    for figure in ["rates-sweep", "all-comparison"] {
      #expect(try notebook.text("output/quick/figures/\(figure).svg").contains(note), "\(figure)")
    }
    #expect(try !notebook.text("output/quick/figures/grid-sweep.svg").contains("Reproduction"))
  }
}
