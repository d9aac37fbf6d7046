import Experiments
import Foundation
import Testing

@testable import Notebook

/// Range tests that are judged by pictures on which they are not trained.
@Suite struct MeasuredRangeTestTests {
  static let chapter = """
    # One

    ```{recipe} plain
    data: {shapes: {train: 64, test: 20}}
    batch: 16
    model: {resnet9: {width: 2}}
    validation: 0.25
    ```

    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 1
    steps: 25
    ```

    ```{range-test} held
    like: finder
    measure: validation.accuracy
    validate: 2 steps
    ```

    ```{range-test} tested
    like: held
    measure: test.loss
    test-set: reproduction
    ```

    ```{plot} lr-finder
    :run: held
    ```

    ```{plot} lr-finder
    :run: tested

    A caption of the author's own.
    ```

    ```{plot} learning-rate
    :run: late
    ```

    ```{table} suggestions
    :run: tested
    ```

    ```{train} late
    like: plain
    epochs: 1
    schedule: {constant: tested.suggestion or 0.1}
    ```

    """

  static let note =
    "Reproduction: the suggested rate of tested was chosen by the test set, which flatters what is measured on it."

  @Test func theCurveIsWhatWasMeasured() async throws {
    let notebook = try TestNotebook(plain: ["one.md": Self.chapter])
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let records = try await notebook.records()
    let held = try #require(records["held#1"])
    // Every second step, and the last one.
    #expect(held.evaluations?.map(\.step) == Array(stride(from: 2, to: 25, by: 2)) + [25])
    #expect(held.steps.images.prefix(3) == [16, 16, 16] && held.plan.validation == 0.25)
    // Sixteen pictures are held out.
    #expect(held.evaluations?.allSatisfy { ($0.accuracy * 16).rounded() == $0.accuracy * 16 } == true)
    let tested = try #require(records["tested#1"])
    #expect(tested.evaluations?.count == 13 && tested.plan.validation == nil)
    // Recipes' held-out shares never were a range test's: its key would be another one.
    let finder = try #require(records["finder#1"])
    #expect(finder.plan.validation == nil && finder.evaluations == nil && finder.plan.evaluations == nil)
    let csv = try notebook.text("output/quick/data/held.csv").split(separator: "\n")
    #expect(csv[0].hasSuffix(",step-validation-loss,step-validation-accuracy"))
    #expect(csv[1].hasSuffix(",,") && !csv[2].hasSuffix(",,"))
    #expect(try !notebook.text("output/quick/data/finder.csv").contains("step-validation"))
  }

  @Test func figuresSayWhatTheCurveIsAndWhoChose() async throws {
    let notebook = try TestNotebook(plain: ["one.md": Self.chapter])
    _ = try await Built(notebook.notebook())
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("Held-out accuracy, measured on 16 held-out pictures after every 2 steps, not smoothed."))
    let held = try notebook.text("output/quick/figures/held-lr-finder.svg")
    #expect(held.contains("held-out accuracy, %") && !held.contains("Reproduction"))
    // The author's caption keeps the note, and so do the alternative text, the table, and what takes the rate over.
    #expect(page.contains("A caption of the author"))
    for figure in ["tested-lr-finder", "late-learning-rate"] {
      #expect(try notebook.text("output/quick/figures/\(figure).svg").contains(Self.note), "\(figure)")
    }
    #expect(page.ranges(of: Self.note).count >= 7)
    #expect(try notebook.text("output/quick/manifest.json").contains(Self.note))
  }
}
