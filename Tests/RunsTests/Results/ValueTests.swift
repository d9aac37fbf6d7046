import Foundation
import SampleBooks
import Settings
import Testing

@testable import Runs

/// What values print, against numbers worked out by hand.
@Suite struct ValueTests {
  /// `_` stands for a blank that does not break.
  static let values: [(String, String)] = [
    // One seed.
    ("base#1.test.accuracy", "50.00_%"), ("base#2.test.accuracy.final", "60.00_%"),
    ("base#1.test.accuracy.best", "55.00_%"), ("base#1.test.accuracy.at(1)", "30.00_%"),
    ("base#1.test.accuracy.time-to(0.5)", "2"), ("base#1.test.loss.time-to(2)", "2"),
    ("base#1.test.loss", "1.5"), ("base#1.test.loss.best", "1.12"), ("base#1.train.loss", "3"),
    ("base#1.validation.loss", "4.5"), ("base#1.validation.accuracy.at(1)", "7.50_%"),
    ("base#1.train.accuracy", "25.00_%"), ("base#1.test.errors", "10"), ("base#1.parameters", "1,234,567"),
    ("base#1.steps", "6"), ("base#1.epochs", "3"), ("base.train.images", "64"), ("base.test.images", "20"),
    // 205 s, and 192 pictures in the 200 s of training.
    ("base#1.duration", "3_min 25_s"), ("base#1.throughput", "1"), ("base#1.throughput as fixed 2", "0.96"),
    ("base#1.learning-rate.max", "0.0625"), ("base.outcome", "finished"),
    // Of class 5 no picture of seed 1 is right, those of class 4 are: taken for 5 are none, for 6 those of 5.
    ("base#1.class(class4).recall", "100.00_%"), ("base#1.class(class5).recall", "0.00_%"),
    ("base#1.class(class6).false-positives", "2"), ("base#1.class(class0).precision", "50.00_%"),
    ("base#1.class(class1).precision", "100.00_%"),
    // Formats.
    ("base#1.test.accuracy as percent", "50.0_%"), ("base#1.test.accuracy as percent 0", "50_%"),
    ("base#1.test.accuracy as fixed 3", "0.500"), ("base#1.test.accuracy as significant 1", "0.5"),
    ("base#1.parameters as si", "1.23_M"), ("base.test.errors as si", "8.0 ±_5.0 (n_=_3)"),
    ("base#1.duration as duration", "3_min 25_s"),
    ("base#1.parameters as significant 2", "1.2×10⁶"),
    ("base#1.train.images as significant 1", "60"), ("base#1.train.images as significant 2", "64"),
    ("pair.p-value as fixed 6", "0.118083"), ("pair.p-value as significant 1", "0.1"),
    // One of three seeds never gets there.
    ("base.test.accuracy.time-to(0.6)", "2 (n_=_2 of 3 seeds)"),
    ("finder.suggestion as sd", "0.0977 (geometric standard deviation 2.68, n_=_2)"),
    // Three seeds: mean 60, sd 10, 4.302653 × 10 / √3 = 24.84.
    ("base.test.accuracy", "60 ±_25_% (n_=_3)"), ("base.test.accuracy as percent 0", "60 ±_25_% (n_=_3)"),
    ("base.test.accuracy as sd", "60_% (standard deviation 10_%, n_=_3)"),
    ("base.test.accuracy as ci 1", "60.0_% (95_% interval 35.2_% to 84.8_%, n_=_3)"),
    ("base.test.errors as sd", "8 (standard deviation 2, n_=_3)"),
    ("base#1.test.accuracy as sd", "50.00_% (no standard deviation of one seed, n_=_1)"),
    ("base#1.test.accuracy as ci", "50.00_% (no interval of one seed, n_=_1)"),
    ("pair.difference as points", "+11.67 points"), ("pair.difference as points 1", "+11.7 points"),
    ("pair.difference as fixed 1", "+11.7 points (95_% interval −7.3 to +30.6)"),
    ("base.test.errors", "8 ±_5 (n_=_3)"), ("base.steps", "6"),
    // mean 71.67, sd 16.07
    ("other.test.accuracy", "72 ±_40_% (n_=_3)"),
    // Differences 10, 5 and 20: t = √7, and p = 1 − √7/3 with two degrees of freedom.
    ("pair.difference", "+12 points (95_% interval −7 to +31)"),
    ("pair.difference(other) as percent 0", "+12 points (95_% interval −7 to +31)"),
    ("pair.p-value", "0.118"),
    // Ten and twelve right, the first ten the same: 2 · ½² by McNemar's exact test.
    ("single.difference", "+10.00 points"), ("single.p-value(other)", "0.500"),
    // The same accuracies with other seeds: Welch's test, t = 1.0675 with 3.347 degrees of freedom.
    ("apart.difference", "+12 points (95_% interval −21 to +44)"), ("apart.p-value", "0.357"),
    ("mixed.difference", "+15.00 points"),
    // By any result that the compare names: half of test accuracy; all the same; the epochs, steps and seconds of which
    // the last seed saves one epoch, with t = −1; and errors.
    ("many.difference(other)", "+12 points (95_% interval −7 to +31)"),
    ("many.difference(other).train.accuracy", "+5.8 points (95_% interval −3.7 to +15.3)"),
    ("many.p-value(other).train.accuracy", "0.118"),
    ("many.difference(other).time-to(0.55)", "−0.3 (95_% interval −1.8 to +1.1)"),
    ("many.p-value(other).steps-to(0.55)", "0.423"),
    ("many.difference(other).steps-to(0.55)", "−0.7 (95_% interval −3.5 to +2.2)"),
    ("many.difference(other).seconds-to(0.55)", "−0.3 (95_% interval −1.8 to +1.1)"),
    ("many.difference(other).test.errors", "−2.3 (95_% interval −6.1 to +1.5)"),
    ("many.difference(rates(2e-2)).train.accuracy", "+5 points (95_% interval −7 to +17)"),
    ("base#1.test.accuracy.steps-to(0.5)", "4"), ("base#3.test.accuracy.seconds-to(0.5)", "1.0_s"),
    // Of three sweeps' members the mean of 14, 12 and 16 is the best.
    ("rates.best", "0.02"), ("rates.best as fixed 3", "0.020"),
    ("rates.best.test.accuracy", "70 ±_25_% (n_=_3)"),
    ("rates.best.test.accuracy.at(1)", "50 ±_25_% (n_=_3)"),
    ("rates(0.01)#2.test.accuracy", "60.00_%"), ("rates(3).test.errors", "12"),
    // All losses are the same, so that the first is the best; its setting is no number.
    ("losses.best", "16, {constant: 0.1}"), ("losses(32;2).train.loss", "3"),
    // A tenth of the tested rates nearest to 2 and 0.5, 1.963 and 0.4863, and their geometric mean.
    ("finder#1.suggestion", "0.196"), ("finder#2.suggestion.minimum", "0.0486"),
    ("finder.suggestion", "0.0977 (0.0486 to 0.196, n_=_2)"), ("finder.steps", "100"),
    ("other#1.test.errors", "8"), ("twice.test.errors", "5"),
  ]

  @Test(arguments: values) func aValueSaysWhatTheRecordSays(expression: String, expected: String) throws {
    let (_, results) = try MadeResults.results()
    let text = try ValueExpression.text(expression, at: SourceLocation(file: "a.md"), results: results)
    #expect(text.replacing("\u{a0}", with: "_") == expected)
  }

  @Test func everyResultIsInTheTable() {
    let names = Set(Self.values.compactMap { ResultPath(String($0.0.prefix { $0 != " " }))?.name })
    let known = ResultKind.all.map(\.name).filter { !$0.hasPrefix("suggestion.") || $0 == "suggestion.minimum" }
    #expect(Set(known + Comparison.names).subtracting(names) == [])
  }

  @Test(arguments: [
    ("base.test.accuracy.at(4)", "base has no epoch 4, it has 3"),
    ("base.test.accuracy.at(0)", "base has no epoch 0, it has 3"),
    ("base#1.test.accuracy.time-to(0.9)", "base never reaches 0.9"),
    ("base.test.loss.time-to(1.12345)", "base never reaches 1.12345"),
    ("losses.best as fixed 1", "losses.best is a text, which 'fixed' cannot print"),
    (
      "base.class(cat).recall",
      "base has no class 'cat', its classes are class0, class1, class2, class3, class4, "
        + "class5, class6, class7, class8, class9"
    ),
    ("base#4.steps", "base has no seed 4"), ("nobody.steps", "nobody has no result: it was not run"),
    ("pair.difference(base)", "pair.difference needs one of its runs in brackets: other"),
    ("mixed.p-value", "there is no p-value: one of the runs has a single seed"),
    ("many.p-value(other).test.loss", "there is no p-value: the seeds do not differ"),
    ("pair.nothing", "a compare has no result 'nothing'"),
    ("pair.difference.train.loss", "pair is not compared by train.loss"),
    // One of base's seeds never gets there.
    ("many.difference(other).time-to(0.6)", "other and base have no difference in time-to(0.6)"),
    ("rates.worst", "a sweep has no result 'worst'"), ("rates.best.worst", "a sweep has no result 'best.worst'"),
  ])
  func whatIsNotThereIsSaid(expression: String, expected: String) throws {
    let (_, results) = try MadeResults.results()
    let problem = #expect(throws: ResultProblem.self) {
      try ValueExpression.text(expression, at: SourceLocation(file: "a.md"), results: results)
    }
    #expect(problem?.sentence == expected)
  }
}
