import Experiments
import Testing

@testable import Displays
@testable import Runs
@testable import SampleBooks

/// What a range test's figure draws.
@Suite struct FinderPointsTests {
  /// The made range test is not smoothed; one loss is put far off its neighbors.
  @Test func withoutSmoothingPointsAreAsMeasured() throws {
    var finder = try #require(try MadeResults.results().1.runs["finder"])
    var made = MadeResults.finder(2)
    var steps = try #require(made["steps"] as? [String: Any])
    var losses = finder.records[0].steps.loss
    losses[20] = 9
    steps["loss"] = PackedColumn.text(of: losses, differences: 0)
    made["steps"] = steps
    finder = RunResult(finder.definition, [try MadeResults.record(finder.records[0].plan, made)])
    #expect(finder.analyses[0].outliers == [20])
    let curve = finder.finderCurves[0]
    #expect(curve.smoothed.count > 20 && curve.smoothed == Array(curve.losses.prefix(curve.smoothed.count)))
    #expect(curve.smoothed[20] == 9)
    finder.definition.criterion?.smoothing = .exponential(0.5)
    let smooth = RunResult(finder.definition, finder.records).finderCurves[0]
    #expect(smooth.smoothed[20] < 3 && smooth.losses[20] == 9)
  }
}
