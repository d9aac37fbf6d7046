import Runs
import SampleBooks
import Testing

@testable import Differences

/// Settings and results of two write-ups whose records are made of known numbers.
@Suite struct WriteUpDifferenceTests {
  static func lines(_ first: WriteUp, _ second: WriteUp) throws -> [String] {
    try WriteUpDifference(first, second).lines
  }

  @Test func equalSeedsArePaired() throws {
    let lines = try Self.lines(try WriteUp.made("a", ["run": "base"]), try WriteUp.made("b", ["run": "other"]))
    // 10, 12, 14 of twenty against 12, 13, 18: the mean of the differences is 11.67 points.
    #expect(lines[0] == "a → b" && lines[2] == "run")
    #expect(lines[3].hasPrefix("  schedule.constant.rate: 0.05 → 0.0"), "\(lines)")
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(
      accuracy == "  test.accuracy: 60 ± 25 % → 72 ± 40 %; difference +12 points "
        + "(95 % interval −7 to +31), p = 0.118, paired t test over 3 seeds", "\(accuracy)")
    #expect(!lines.contains { $0.hasPrefix("  test.loss") })
  }

  @Test func onlySeedsOfBothArePaired() throws {
    let lines = try Self.lines(
      try WriteUp.made("a", ["run": "base"], seeds: [2, 3]), try WriteUp.made("b", ["run": "other"]))
    #expect(lines.contains("  seeds: 2, 3 → 1, 2, 3"))
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(accuracy.contains("65 ± ") && accuracy.hasSuffix("paired t test over 2 seeds"), "\(accuracy)")
    #expect(accuracy.contains("difference +13 points"), "\(accuracy)")
  }

  @Test func otherSeedsAreNotPaired() throws {
    let lines = try Self.lines(try WriteUp.made("a", ["run": "base"]), try WriteUp.made("b", ["run": "far"]))
    #expect(lines.contains("  seeds: 1, 2, 3 → 4, 5, 6"))
    #expect(lines.contains { $0.hasPrefix("  test.accuracy: ") && $0.hasSuffix("Welch's t test") }, "\(lines)")
  }

  @Test func oneSeedEachIsMcNemars() throws {
    let lines = try Self.lines(
      try WriteUp.made("a", ["run": "base"], seeds: [3]), try WriteUp.made("b", ["run": "other"], seeds: [3]))
    // Fourteen pictures against eighteen, the same ones first: four to none, so p is 2 · 2⁻⁴.
    let accuracy = lines.first { $0.hasPrefix("  test.accuracy: ") } ?? ""
    #expect(
      accuracy
        == "  test.accuracy: 70.00 % → 90.00 %; difference +20.00 points, p = 0.125, exact McNemar test of these "
        + "two networks on 20 pictures", "\(accuracy)")
    // One seed against three with the same one: that pair.
    let mixed = try Self.lines(
      try WriteUp.made("a", ["run": "base"], seeds: [3]), try WriteUp.made("b", ["run": "other"]))
    #expect(mixed.contains(accuracy), "\(mixed)")
  }

  @Test func runsOfOneSideAreNamed() throws {
    let (a, b) = (
      try WriteUp.made("a", ["base": "base", "gone": "base", "away": "base"]),
      try WriteUp.made("b", ["base": "base", "new": "other"])
    )
    let lines = try Self.lines(a, b)
    #expect(
      lines == [
        "a → b", "", "only in a: away, gone", "", "only in b: new", "", "1 run has the same settings and records", "",
        "the prose is not compared: there are no chapters in a, b",
      ])
    #expect(!(try WriteUpDifference(a, b).isEmpty))
    #expect(try WriteUpDifference(a, a).isEmpty)
  }

  @Test func suggestionsAreThoseOfTheReport() throws {
    var (a, b) = (try WriteUp.made("a", ["finder": "finder"]), try WriteUp.made("b", ["finder": "finder"], seeds: [1]))
    a.suggestions["finder"] = ["valley": [0.1, 0.4], "steepest": [0.3]]
    b.suggestions["finder"] = ["valley": [0.3], "steepest": [0.3]]
    let lines = try Self.lines(a, b)
    #expect(lines[3...] == ["  seeds: 1, 2 → 1", "  suggestion.valley: 0.2 (n = 2) → 0.3"] + lines[5...])
  }
}
