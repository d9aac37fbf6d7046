import Displays
import Foundation
import Runs
import Testing

@testable import Notebook

/// What a figure shows stands in files for other programs, and its links lead there.
@Suite struct FigureDataTests {
  private static let chapter = """

    ```{policy} cycle
    schedule: {one-cycle: {max: 0.4}}
    epochs: 3
    steps-per-epoch: 10
    ```

    ```{reported} theirs
    source: "A paper"
    test.accuracy: 0.9
    epochs: 3
    ```

    ```{plot} policy
    :run: cycle
    ```

    ```{plot} accuracy
    :runs: base, other#2, theirs
    ```

    ```{plot} lr-finder
    :run: finder
    ```

    ```{plot} comparison
    :run: pair
    ```

    ```{plot} sweep
    :run: rates
    ```

    ```{plot} learning-rate
    :runs: rates
    ```

    """

  @Test func everyFigureLinksToFilesThatAreThere() throws {
    let (book, results) = try MadeBook.results(more: Self.chapter)
    var files: Set<String> = []
    for run in results.runs.values { files.formUnion(try DataFiles.files(run).keys) }
    for run in results.reported { files.formUnion(try DataFiles.files(run).keys) }
    files.formUnion(try DataFiles.files(of: results).keys)
    var plots: [PlotRequest] = []
    for block in book.chapters.flatMap(\.blocks) { if case .embed(.plot(let plot), _) = block { plots.append(plot) } }
    #expect(plots.count == 6)
    for plot in plots {
      let data = FigureFiles.links(plot.label, plot.runs, results.symbols).map(\.path).filter { $0.hasPrefix("data/") }
      #expect(!data.isEmpty, "\(plot.label)")
      for path in data { #expect(files.contains(path), "\(plot.label) links to \(path)") }
    }
  }

  /// The difference, its interval and p, and the values that they come from.
  @Test func aComparisonStandsInItsFile() throws {
    let (_, results) = try MadeBook.results(more: "")
    let bytes = try #require(try DataFiles.files(of: results)["data/pair.json"])
    let file = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let runs = try #require(file["runs"] as? [[String: Any]])
    let other = try #require(runs.last?["results"] as? [String: [String: Any]])
    let accuracy = try #require(other["test.accuracy"])
    #expect(accuracy["values"] as? [Double] == [0.6, 0.65, 0.9])
    let difference = try #require(accuracy["difference"] as? [String: Any])
    let (mean, p) = (try #require(difference["mean"] as? Double), try #require(difference["p"] as? Double))
    let interval = try #require(difference["interval"] as? [Double])
    #expect(abs(mean - 7.0 / 60) < 1e-12 && interval[0] < mean && mean < interval[1])
    // A t of 2.65 with two degrees of freedom.
    #expect(abs(p - 0.118) < 0.001)
    #expect(difference["test"] as? String == "paired t test over 3 seeds")
  }
}
