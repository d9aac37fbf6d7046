import Testing

@testable import Runs
@testable import SampleBooks

/// What is true of some seeds, or never came about, is said so.
@Suite struct PartlyTrueTests {
  @Test func aReasonIsSaidOfAsManySeedsAsHaveIt() throws {
    let finder = try #require(try MadeResults.results().1.runs["finder"])
    let flat = try MadeResults.record(finder.records[0].plan, MadeResults.finder(nil))
    let alone = RunResult(finder.definition, [flat])
    let reason = try #require(alone.refusal)
    #expect(RunResult(finder.definition, [flat, flat]).refusal == reason)
    let mixed = RunResult(finder.definition, [flat, finder.records[1], flat])
    #expect(mixed.refusal == "with 2 of 3 seeds \(reason)")
    #expect(mixed.outcome == "Ended after 100 steps, without a suggestion: with 2 of 3 seeds \(reason).")
    #expect(finder.refusal == nil)
  }

  @Test(arguments: [(0.99, true), (0.6, false)]) func aGoalThatIsNotReachedIsSaid(level: Double, isMissed: Bool) throws
  {
    var base = try #require(try MadeResults.results().1.runs["base"])
    for index in base.records.indices { base.records[index].plan.stop = .init(metric: .testAccuracy, level: level) }
    #expect(
      base.missedGoal
        == (isMissed ? "It was to stop when test.accuracy reached 0.99, which it never did." : nil))
    let path = try #require(ResultPath("base.outcome"))
    #expect(
      ValueFormat.text(try AnyRun.made(base).value(path), nil)
        == (isMissed ? "finished without reaching its goal" : "finished"))
  }
}
