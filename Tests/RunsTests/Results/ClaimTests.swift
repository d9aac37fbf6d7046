import SampleBooks
import Testing

@testable import Runs

/// What claims come to, against numbers worked out by hand; `_` stands for a blank that does not break.
@Suite struct ClaimTests {
  static let claims: [(String, Bool, String)] = [
    // Differences 10, 5 and 20 of three seeds: p = 0.118.
    (
      "other.test.accuracy > base.test.accuracy", false,
      "not shown: 72 ±_40_% (n_=_3) against 60 ±_25_% (n_=_3) (paired t test over 3 seeds, p = 0.118)"
    ),
    // Ten and twelve right, the first ten the same.
    (
      "other#1.test.accuracy > base#1.test.accuracy", false,
      "not shown: 60.00_% against 50.00_% (exact McNemar test on 20 pictures, p = 0.500)"
    ),
    // The wrong way round.
    (
      "other#1.test.accuracy < base#1.test.accuracy", false,
      "not shown: 60.00_% against 50.00_% (exact McNemar test on 20 pictures, p = 0.500)"
    ),
    // 60, 60 and 65 less 50, 60, 70 … against a level: t = (60 − 10) / (10 / √3) = 8.66 with two degrees of freedom.
    ("base.test.accuracy > 0.1", true, "60 ±_25_% (n_=_3) > 10_% (t test over 3 seeds, p = 0.013)"),
    (
      "base.test.accuracy > 0.5", false,
      "not shown: 60 ±_25_% (n_=_3) against 50_% (t test over 3 seeds, p = 0.225)"
    ),
    // Wilson for 10 of 20: 0.2993 to 0.7007.
    ("base#1.test.accuracy > 0.25", true, "50.00_% > 25_% (95_% Wilson interval 29.9_% to 70.1_%)"),
    ("base#1.test.accuracy > 0.4", false, "not shown: 50.00_% against 40_% (95_% Wilson interval 29.9_% to 70.1_%)"),
    // Four, none and two more right than base's seeds: t = √3.
    (
      "rates.best.test.accuracy > base.test.accuracy", false,
      "not shown: 70 ±_25_% (n_=_3) against 60 ±_25_% (n_=_3) (paired t test over 3 seeds, p = 0.225)"
    ),
    ("base#1.test.loss < 2", false, "not shown: 1.5 against 2 (no test: one seed)"),
    // What is counted is not tested, and every seed has the same.
    ("base.steps > 5", true, "6 > 5 (exact)"), ("base.steps > far.steps", false, "not shown: 6 against 6 (exact)"),
    ("base#1.parameters < 1000", false, "the opposite is shown: 1,234,567 against 1,000 (exact)"),
    // What is shown is the opposite.
    (
      "base.test.accuracy < 0.1", false,
      "the opposite is shown: 60 ±_25_% (n_=_3) against 10_% (t test over 3 seeds, p = 0.013)"
    ),
    (
      "0.25 > base#1.test.accuracy", false,
      "the opposite is shown: 25_% against 50.00_% (95_% Wilson interval 29.9_% to 70.1_%)"
    ),
    // Equal losses of all seeds have no t.
    ("base.test.loss < 2", false, "not shown: 1.5 against 2 (no test: the seeds do not differ)"),
    // The compare's own test, and against another level its interval.
    (
      "pair.difference > 0", false,
      "not shown: +12 points (95_% interval −7 to +31) against 0 points (paired t test over 3 seeds, p = 0.118)"
    ),
    (
      "pair.difference > -0.1", true,
      "+12 points (95_% interval −7 to +31) > −10 points (the interval of the paired t test over 3 seeds)"
    ),
    (
      "many.difference(other).test.errors > 1", false,
      "not shown: −2.3 (95_% interval −6.1 to +1.5) against 1 (the interval of the paired t test over 3 seeds)"
    ),
    (
      "mixed.difference > 0", false,
      "not shown: +15.00 points against 0 points (no test: one of the runs has a single seed)"
    ),
    (
      "single.difference > 0.05", false,
      "not shown: +10.00 points against 5 points (no test: it has no interval)"
    ),
    // What a test came to and what a sweep chose are numbers.
    ("pair.p-value > 0.05", true, "0.118 > 0.05 (compared as numbers)"),
    ("pair.p-value < 0.05", false, "the opposite is shown: 0.118 against 0.05 (compared as numbers)"),
    ("rates.best < 0.06", true, "0.02 < 0.06 (compared as numbers)"),
    // The limit as it was written.
    ("base#1.test.loss < 1.50475", false, "not shown: 1.5 against 1.50475 (no test: one seed)"),
    // Two rates, 0.196 and 0.0486, by their logarithms: t = 1.37 with one degree of freedom.
    (
      "finder.suggestion > 0.0143", false,
      "not shown: 0.0977 (0.0486 to 0.196, n_=_2) against 0.0143 (t test of logarithms over 2 seeds, p = 0.222)"
    ),
    // The same accuracies with other seeds.
    (
      "far.test.accuracy > base.test.accuracy", false,
      "not shown: 72 ±_40_% (n_=_3) against 60 ±_25_% (n_=_3) (Welch's t test, 3 and 3 seeds, p = 0.357)"
    ),
  ]

  @Test(arguments: claims) func aClaimHoldsWhereItsTestSaysSo(text: String, holds: Bool, expected: String) throws {
    let (_, results) = try MadeResults.results()
    let verdict = try #require(Claim(text)).verdict(results)
    #expect(verdict.text.replacing("\u{a0}", with: "_") == expected)
    #expect(verdict.holds == holds)
  }

  @Test(arguments: ["a.b", "0.5 > 0.4", "a.b = c.d", "a.b > nan", "a.b > c.d maybe", "a.b >", "> a.b", ""])
  func whatHasNotTheFormIsNoClaim(text: String) { #expect(Claim(text) == nil) }

  @Test func expectationsAreRead() {
    #expect(Claim("a.b > c.d")?.isExpectedFalse == false)
    #expect(Claim("a.b > 0.5 expected false")?.isExpectedFalse == true)
  }
}
