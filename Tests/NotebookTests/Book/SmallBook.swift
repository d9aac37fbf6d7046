import Foundation
import SampleBooks

/// A book that is built in a second: every kind of run, plot and table once.
enum SmallBook {
  static let settings = """
    title: A small book
    authors: [{name: Ada}]
    abstract: The fixed rate ends at {value}`fixed.test.accuracy`.
    chapters: [one.md, two.md]
    parameters: {epochs: 1, seeds: [1, 2]}
    profiles: {large: {epochs: 2}}
    """

  static let one = """
    # One

    \(SampleText.recipe("augment: [{pad: 4}, {crop: 32}, {flip: 0.5}, normalize]"))
    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 10
    steps: 10
    ```

    ```{train} fixed
    like: plain
    epochs: $epochs
    schedule: {constant: 0.05}
    ```

    ```{train} onecycle
    like: plain
    epochs: $epochs
    schedule: {one-cycle: {max: finder.suggestion / 10 or 0.1}}
    seeds: $seeds
    ```

    ```{compare} policies
    runs: [fixed, onecycle]
    ```

    """

  static let two = """
    # Two

    (sketch)=
    ```{plot} accuracy
    :runs: fixed, onecycle
    :alt: Two curves.

    The accuracy of both, {numref}`sketch`.
    ```

    ```{plot} lr-finder
    :run: finder
    :aliases: old-name
    ```

    ```{plot} comparison
    :run: policies
    ```

    ```{table} runs
    :runs: fixed, onecycle
    ```

    {value}`onecycle.test.accuracy` over {param}`seeds`, of {numref}`fixed-runs-table` and [](#two).

    """

  static var files: [String: String] { ["book.yml": settings, "one.md": one, "two.md": two] }

  /// Everything that a build of it writes.
  static let output: Set<String> = Set(
    ["report.html", "report.pdf", "manifest.json", "records/_pictures.json"]
      + ["sketch", "finder-lr-finder", "old-name", "policies-comparison"].flatMap { label in
        ["svg", "dark.svg", "png", "pdf"].map { "figures/\(label).\($0)" }
      }
      + ["finder", "fixed", "onecycle"].flatMap { ["data/\($0).csv", "data/\($0).json", "records/\($0).json"] } + [
        "data/policies.json"
      ])
}
