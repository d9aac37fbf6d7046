import Experiments
import SampleBooks
import Testing

@testable import Notebook

/// A training that the test set ends, as a published one did.
@Suite struct TestSetBuildTests {
  static let chapter = """
    # One

    ```{train} theirs
    \(SampleText.settings)
    epochs: 3
    schedule: {constant: 0.01}
    stop: {test.loss: 1000}
    test-set: reproduction
    ```

    ```{train} ours
    like: theirs
    stop: {train.loss: 1000}
    ```

    ```{plot} accuracy
    :run: theirs
    :alt: A curve.
    ```

    ```{plot} loss
    :run: ours
    ```

    ```{train} later
    like: ours
    start: theirs
    ```

    ```{compare} both
    runs: [theirs, ours]
    ```

    ```{table} comparison
    :run: both
    ```

    """

  @Test func theTestSetEndsItAndItIsSaid() async throws {
    let notebook = try TestNotebook(plain: ["one.md": Self.chapter])
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    let record = try #require(try await notebook.records()["theirs#1"])
    #expect(record.outcome == .stopped(step: 2) && record.epochs.count == 1)
    let note =
      "Reproduction: the end of the training of theirs was chosen by the test set, which flatters what is measured on it."
    #expect(try notebook.text("output/quick/figures/theirs-accuracy.svg").contains(note))
    #expect(try !notebook.text("output/quick/figures/ours-loss.svg").contains("Reproduction"))
    // What begins with its weights says so too.
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("It began with the weights of theirs. \(note)"))
    // The box, the figure twice, and the table of the compare.
    #expect(page.ranges(of: note).count >= 4)
    #expect(try notebook.text("output/quick/manifest.json").contains("A curve. \(note)"))
  }
}
