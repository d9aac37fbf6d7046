import Experiments
import Plotting
import Runs
import SampleBooks
import Testing

@testable import Displays
@testable import Learning

/// Seeds of one run that took other rates, or stopped at other epochs.
@Suite struct UnevenSeedsTests {
  /// Results in which the records of `base` are changed.
  private static func results(_ change: (inout [RunRecord]) -> Void) throws -> Results {
    let (_, results) = try MadeResults.results()
    let base = try #require(results.runs["base"])
    var records = base.records
    change(&records)
    var changed = Results(results.symbols)
    changed.add(RunResult(base.definition, records))
    return changed
  }

  /// What was trained at these rates.
  private static func steps(_ rates: Double...) -> StepLog {
    rates.enumerated().reduce(into: StepLog()) {
      $0.append(StepTrace(step: $1.offset, learningRate: $1.element, momentum: nil, loss: 1, correct: 8, count: 32))
    }
  }

  private static func rates(_ results: Results) throws -> [RateCurve] {
    let request = PlotRequest(
      kind: LearningRatePlot.self, location: .init(file: "a.md"), runs: [RunReference(name: "base")], label: "a",
      number: 1, aliases: [], style: FigureStyle(), options: DisplayOptionValues())
    return try #require(try LearningRatePlot.figure(request, in: FigureContext(results)) as? LearningRateFigure).runs
  }

  private static func epochs(_ results: Results) throws -> TableResult {
    try EpochsTable.content(
      TableRequest(
        kind: EpochsTable.self, location: .init(file: "a.md"), runs: [RunReference(name: "base")], label: "a",
        number: 1,
        options: DisplayOptionValues()), in: FigureContext(results))
  }

  @Test func allSeedsOfOneWayAreOneCurve() throws {
    let same = try Self.rates(Self.results { _ in })
    #expect(same.map(\.name) == ["base"])
    // One that stopped went the others' way as far as it came.
    let shorter = try Self.rates(Self.results { $0[0].steps = Self.steps(0.05, 0.0625, 0.05, 0.05) })
    #expect(shorter.map(\.name) == ["base"] && shorter[0].learningRates.count == 6)
  }

  @Test func seedsOfOtherRatesHaveTheirOwnCurves() throws {
    let other = try Self.rates(Self.results { $0[1].steps = Self.steps(0.05, 0.0625, 0.05, 0.05, 0.001, 0.05) })
    #expect(other.map(\.name) == ["base, seeds 1 and 3", "base, seed 2"])
    #expect(other[0].learningRates[4] == 0.05 && other[1].learningRates[4] == 0.001)
    #expect(other[0].slot == other[1].slot)
  }

  @Test func rowsSayHowManySeedsTheyAreOf() throws {
    let even = try Self.epochs(Self.results { _ in })
    #expect(even.table.columns.map(\.heading).contains("n") == false && even.caption.contains("mean over 3 seeds"))
    let uneven = try Self.epochs(
      Self.results {
        $0[0].epochs.removeLast()
        $0[1].steps = Self.steps(0.05, 0.0625, 0.05, 0.05, 0.05, 0.025)
      })
    #expect(uneven.table.columns.last?.heading == "n" && uneven.table.rows.map { $0.last } == ["3", "3", "2"])
    #expect(uneven.caption.contains("mean over the seeds that trained that long (n)"))
    #expect(uneven.table.rows.map { $0[1] } == ["0.0625", "0.05", "0.025 to 0.05"])
  }

  @Test func theBoxSaysHowLongTheSeedsWere() throws {
    func words(_ results: Results) throws -> String? {
      guard case .shown(_, let outcome, _)? = results.symbols["base"]?.box(results)?.content else { return nil }
      return outcome
    }
    #expect(try words(Self.results { _ in })?.contains("after 6 steps, mean of 3 seeds") == true)
    let uneven = try Self.results { $0[1].steps = Self.steps(0.05, 0.0625, 0.05, 0.05) }
    #expect(try words(uneven)?.contains("after 4 to 6 steps, mean of 3 seeds") == true)
  }
}
