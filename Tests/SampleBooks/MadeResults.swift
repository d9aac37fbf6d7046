import Experiments
import RunReading
import Runs

/// Results made of numbers that are known, in the form of a real record.
package enum MadeResults {
  package static let chapter = """
    # Made

    \(SampleText.recipe())
    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 10
    steps: 100
    smoothing: none
    suggest: minimum
    seeds: [1, 2]
    ```

    ```{train} base
    like: plain
    epochs: 3
    schedule: {constant: 0.05}
    seeds: [1, 2, 3]
    ```

    ```{train} other
    like: base
    schedule: {constant: finder.suggestion / 10 or 0.01}
    ```

    ```{train} twice
    like: base
    schedule: {constant: finder#2.suggestion * 2}
    seed: 1
    ```

    ```{compare} pair
    runs: [base, other]
    ```

    ```{train} far
    like: other
    seeds: [4, 5, 6]
    ```

    ```{compare} apart
    runs: [base, far]
    ```

    ```{compare} mixed
    runs: [base, twice]
    ```

    ```{compare} single
    runs: [base#1, other#1]
    ```

    ```{sweep} rates
    like: base
    vary: {schedule.constant: [0.01, 2e-2, finder#1.suggestion]}
    ```

    ```{sweep} losses
    like: base
    seed: 1
    vary: {batch: [16, 32], schedule: [{constant: 0.1}, {constant: 0.2}]}
    by: train.loss
    ```

    ```{compare} many
    runs: [other, base, rates]
    baseline: base
    by: [train.accuracy, test.loss, time-to(0.55), steps-to(0.55), seconds-to(0.55), time-to(0.6), test.errors]
    ```

    """

  /// Test losses after each epoch.
  package static let losses = [2.25, 1.125, 1.5]
  /// The rate at which the range test's loss is lowest, by seed.
  package static let lowest = [2.0, 0.5]

  /// - Parameters:
  ///   - withFinder: false where the range test's loss never falls.
  ///   - more: text behind the chapter's own.
  ///   - files: further files of the notebook's folder.
  package static func results(
    withFinder: Bool = true, more: String = "", files: [String: String] = [:]
  ) throws -> (chapter: SampleChapter, results: Results) {
    let chapter = try SampleChapter(chapter + more, files: files)
    return (chapter, try results(of: chapter.runs, chapter.symbols, withFinder: withFinder))
  }

  /// - Parameters:
  ///   - runs: each after those that it needs.
  ///   - right: test pictures that are classified rightly, of twenty, by run and seed.
  package static func results(
    of runs: [RunDefinition], _ symbols: SymbolTable, withFinder: Bool = true, right: [String: [Int]] = right
  ) throws -> Results {
    var results = Results(symbols)
    for run in runs {
      var records: [RunRecord] = []
      for (index, seed) in run.seeds.enumerated() {
        guard let plan = try? run.plan(seed: seed, results: results) else { continue }
        let made =
          run.kind == .rangeTest
          ? finder(withFinder ? lowest[index] : nil) : training(right: right[run.name]?[index] ?? 5)
        records.append(try record(plan, made))
      }
      results.add(RunResult(run, records))
    }
    return results
  }
}
