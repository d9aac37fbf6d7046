import Experiments
import Foundation
import Learning
import Plotting

extension Claim {
  struct Values {
    var numbers: [Double]
    var text: String
    /// nil for a number that the author wrote.
    var run: AnyRun?
    var path: ResultPath?
    var unit = ResultValue.Unit.plain
    var isGeometric = false
    var areLogarithms = false
    /// Of two runs, which has a test of its own.
    var difference: TestedDifference?
    /// Whether it is compared as it stands: what a test came to, or which setting a sweep found best.
    var isPlain = false
    /// Why there is no test of a single number.
    var lacksSeeds = "one seed"
    var isPositive: Bool { numbers.allSatisfy { $0 > 0 } }
    var logarithms: Values {
      var values = self
      (values.numbers, values.areLogarithms) = (numbers.map { log($0) }, true)
      return values
    }

    /// Whether every training would have it.
    var isExact: Bool {
      guard let path else { return true }
      return path.moment == .final && ResultKind.find(path.name)?.isExact == true && Set(numbers).count == 1
    }
  }

  func values(_ side: Side, _ results: Results) throws(ResultProblem) -> Values {
    switch side {
    case .number(let number): return Values(numbers: [number], text: NumberFormat.level(number))
    case .result(let path):
      let value = try results.value(path)
      guard case .numbers(let numbers, let unit, let mean) = value.content, !numbers.isEmpty,
        numbers.allSatisfy(\.isFinite)
      else { throw ResultProblem("\(path) is no number") }
      guard value.absent == 0 else {
        throw ResultProblem("\(path) is no number with \(value.absent) of \(value.absent + numbers.count) seeds")
      }
      let isChosen = path.name == SweepResults.best && results.symbols[path.run] is SweepDefinition
      return Values(
        numbers: numbers, text: ValueFormat.text(value, nil),
        run: results.subject(of: path), path: SweepResults.inner(path) ?? path, unit: unit,
        isGeometric: mean == .geometric, difference: value.difference, isPlain: isChosen || unit == .probability,
        lacksSeeds: value.lacksSeeds ?? "one seed")
    }
  }

  struct Test {
    var name: String
    var pValue: Double?
    var isSignificant: Bool

    init(_ name: String, _ pValue: Double?) {
      (self.name, self.pValue, isSignificant) = (name, pValue, pValue.map { $0 < 0.05 } ?? false)
    }

    /// Of what is counted, and no training would change.
    static let exact = Test("exact", isSignificant: true)

    /// One that says so without a p value.
    init(_ name: String, isSignificant: Bool) {
      (self.name, self.pValue, self.isSignificant) = (name, nil, isSignificant)
    }
  }

  func test(_ first: Values, _ second: Values, _ results: Results) throws(ResultProblem) -> Test {
    if first.isExact, second.isExact { return .exact }
    let measured = [first, second].filter { $0.path != nil }
    if measured.allSatisfy(\.isPlain) { return Test("compared as numbers", isSignificant: true) }
    guard let left = first.run, let right = second.run else { return test(first, second) }
    let areAccuracies = [first, second].allSatisfy { $0.path?.metric == .testAccuracy && $0.path?.moment == .final }
    guard let one = left.made, let other = right.made else {
      if areAccuracies, let test = left.countTest(right) { return Test(AnyRun.countTestName, test.pValue) }
      let reported = [left, right].lazy.compactMap(\.reported).first
      return Test("no test: \(reported?.whyNoTest ?? "")", nil)
    }
    if areAccuracies, first.numbers.count == 1, second.numbers.count == 1 {
      let (a, b) = (try one.tests()[0].test, try other.tests()[0].test)
      guard a.truth == b.truth else { return Test("no test: other pictures", nil) }
      return Test("exact McNemar test on \(a.count) pictures", McNemarTest(a.isRight, b.isRight).pValue)
    }
    if one.records.map(\.plan.seed) == other.records.map(\.plan.seed),
      let found = DifferenceOfMeans.paired(second.numbers, first.numbers)
    {
      guard found.varies else { return Test("no test: the seeds do not differ", nil) }
      return Test("paired t test over \(first.numbers.count) seeds", found.pValue)
    }
    guard let found = DifferenceOfMeans.unpaired(second.numbers, first.numbers) else {
      return Test("no test: one seed", nil)
    }
    guard found.varies else { return Test("no test: the seeds do not differ", nil) }
    return Test("Welch's t test, \(first.numbers.count) and \(second.numbers.count) seeds", found.pValue)
  }

  /// A result against a number: Student's t over seeds, or Wilson's interval for the accuracy of one network.
  private func test(_ first: Values, _ second: Values) -> Test {
    guard let measured = [first, second].first(where: { $0.path != nil }),
      let level = [first, second].first(where: { $0.path == nil })?.numbers.first
    else { return Test("no test", nil) }
    if let difference = measured.difference { return Self.test(difference, against: level) }
    if measured.isGeometric, !measured.areLogarithms { return Test("no test: it is always above 0", nil) }
    let zeros = Array(repeating: level, count: measured.numbers.count)
    if let found = DifferenceOfMeans.paired(zeros, measured.numbers) {
      guard found.varies else { return Test("no test: the seeds do not differ", nil) }
      return Test("t test over \(measured.numbers.count) seeds", found.pValue)
    }
    guard measured.path?.metric == .testAccuracy, measured.path?.moment == .final, let run = measured.run else {
      return Test("no test: \(measured.run?.reported?.whyNoTest ?? measured.lacksSeeds)", nil)
    }
    guard let (correct, count) = run.answers else {
      return Test("no test: \(run.name) does not report how many test pictures it got right", nil)
    }
    let interval = WilsonInterval.of(correct, of: count)
    func text(_ share: Double) -> String { NumberText.percent(share, 1) }
    var test = Test("95\u{a0}% Wilson interval \(text(interval.lowerBound)) to \(text(interval.upperBound))", nil)
    // Of what others report, the share may lie elsewhere than the counts.
    let isAbove = measured.numbers.first.map { $0 > level }
    test.isSignificant = !interval.contains(level) && isAbove == (interval.lowerBound > level)
    return test
  }

  /// By the test that the compare itself makes, which asks whether there is a difference; against another level by the
  /// interval of the difference.
  private static func test(_ difference: TestedDifference, against level: Double) -> Test {
    if level == 0, let pValue = difference.pValue { return Test(difference.test, pValue) }
    guard level != 0, let interval = difference.interval else {
      let reason = difference.pValue == nil ? difference.test.trimmingPrefix("none: ") : "it has no interval"
      return Test("no test: \(reason)", nil)
    }
    return Test("the interval of the \(difference.test)", isSignificant: !interval.contains(level))
  }
}
