import Testing

@testable import Plotting

/// What curves say of runs of which not every seed comes to an end, or to a number.
@Suite struct CurveEndTests {
  private static func curve(_ name: String, _ ends: [Double], ending: String? = nil, seeds: [Int] = []) -> RunCurve {
    var curve = RunCurve(
      name: name, slot: 0,
      seeds: ends.map { [RunCurve.EpochPoint(epoch: 1, step: 2, test: 0.2), .init(epoch: 2, step: 4, test: $0)] },
      ending: ending)
    curve.seedNumbers = seeds
    return curve
  }

  private static func words(_ runs: [RunCurve]) -> CurveWords {
    CurveWords(runs: runs, measure: "accuracy", prefersHigh: true) { NumberText.percent($0) }
  }

  @Test func seedsThatDivergedLeaveNoEnd() {
    let broken = Self.curve("broken", [0.9, 0.9, .nan], ending: "1 of 3 seeds diverged, first at step 3")
    let caption = Self.words([broken, Self.curve("whole", [0.5])]).caption
    #expect(caption.hasPrefix("Whole ends at a test accuracy of 50.0\u{a0}%. Broken ends at no test accuracy: 1 of 3"))
    #expect(Self.words([broken]).alt.contains("Broken comes to no end: 1 of 3 seeds diverged, first at step 3."))
    #expect(Self.curve("one", [0.5], ending: "diverged at step 3").endingClause == "it diverged at step 3")
  }

  @Test func whatIsNoNumberIsNoEnd() {
    #expect(Self.curve("a", [0.5, .nan]).final(\.test) == nil)
    #expect(Self.curve("a", [0.1, 0.1, 0.1]).final(\.test) == 0.1)
  }

  @Test func tiesAreSaid() {
    let runs = [Self.curve("a", [0.1, 0.1, 0.1]), Self.curve("b", [0.1]), Self.curve("c", [0.05])]
    #expect(Self.words(runs).caption.hasPrefix("A and b end at a test accuracy of 10.0\u{a0}%, the highest of 3 runs."))
    #expect(Self.words(Array(runs.prefix(2))).caption.hasPrefix("Both runs end at a test accuracy of 10.0\u{a0}%."))
  }

  /// A mean of other seeds than the epoch before is no curve.
  @Test func aMeanEndsWithTheFirstSeedThatStopped() {
    func seed(_ results: [Double]) -> [RunCurve.EpochPoint] {
      results.enumerated().map { .init(epoch: Double($0 + 1), step: 2 * ($0 + 1), test: $1) }
    }
    let curve = RunCurve(name: "a", slot: 0, seeds: [seed([0.2, 0.4]), seed([0.3, 0.6, 0.9])])
    let summary = curve.summary(\.test, along: CurveAxis(.epochs, lastSecond: nil))
    #expect(summary.map(\.mean) == [0.25, 0.5] && summary.map(\.count) == [2, 2] && curve.isUneven)
    let words = Self.words([curve])
    #expect(
      words.caption.contains(
        "A mean ends with the first seed that stopped; thin lines are the seeds that went on, dots their ends."))
    #expect(words.alt.contains("mean of 2 seeds that stopped after 2 to 3 epochs"))
    #expect(!Self.words([Self.curve("b", [0.1, 0.2])]).caption.contains("stopped"))
  }

  @Test func rowsHaveTheirSeeds() {
    let rows = Self.words([Self.curve("a", [0.5, 0.6], seeds: [7, 9]), Self.curve("b", [0.5])]).data.rows
    #expect(rows.map { $0[1] } == ["7", "7", "9", "9", "1", "1"])
  }
}
