import Experiments
import Learning
import Plotting
import Settings

/// What prose says of two results: `onecycle.test.accuracy > fixed.test.accuracy`.
package struct Claim: Hashable, Sendable {
  enum Side: Hashable, Sendable {
    case result(ResultPath)
    case number(Double)
  }

  enum Relation: String, Hashable, Sendable, CaseIterable {
    case above = ">"
    case below = "<"
  }

  var left: Side
  var relation: Relation
  var right: Side
  /// Whether the author says that it does not hold.
  package var isExpectedFalse: Bool

  /// - Returns: nil where the text has not this form, or names no result.
  package init?(_ text: String) {
    var words = BracketedText.words(text)
    isExpectedFalse = words.suffix(2) == ["expected", "false"]
    if isExpectedFalse { words.removeLast(2) }
    guard words.count == 3, let relation = Relation(rawValue: words[1]), let left = Self.side(words[0]),
      let right = Self.side(words[2])
    else { return nil }
    (self.left, self.relation, self.right) = (left, relation, right)
    if paths.isEmpty { return nil }
  }

  private static func side(_ word: String) -> Side? {
    if let number = SettingsNode.number(word) { return number.isFinite ? .number(number) : nil }
    return ResultPath(word).map { .result($0) }
  }

  package var paths: [ResultPath] {
    [left, right].compactMap { if case .result(let path) = $0 { path } else { nil } }
  }

  /// Why a result is never near the number that it is compared with, or not of its sort; nil where it may be.
  package var complaint: Complaint? {
    for case (.result(let path), .number(let level)) in [(left, right), (right, left)] {
      if case .timeTo = path.moment { continue }
      if let found = path.metric?.complaint(aboutLevel: level) { return Complaint(found.message, hint: found.hint) }
    }
    guard case .result(let one) = left, case .result(let other) = right, let first = one.unit, let second = other.unit,
      first.words != second.words
    else { return nil }
    return Complaint(
      "\(one) is \(first.words) and \(other) \(second.words): neither is more than the other",
      hint: "name two results of one sort")
  }

  /// The numbers, the test, and whether both say what the claim says.
  package struct Verdict: Hashable, Sendable {
    package var holds: Bool
    /// As prose has it.
    package var text: String
  }

  package func verdict(_ results: Results) throws(ResultProblem) -> Verdict {
    var (first, second) = (try values(left, results), try values(right, results))
    // A number is written as the result that it is compared with.
    if first.path == nil, second.unit == .fraction { first.text = Self.percent(first.numbers[0]) }
    if second.path == nil, first.unit == .fraction { second.text = Self.percent(second.numbers[0]) }
    let difference = MeanEstimate(first.numbers).mean - MeanEstimate(second.numbers).mean
    let agrees = relation == .above ? difference > 0 : difference < 0
    let test = try test(first, second, results)
    let isShown = agrees && test.isSignificant
    // The claim's opposite may be what is shown.
    let isOpposite = !agrees && difference != 0 && test.isSignificant
    let numbers = "\(first.text) \(isShown ? relation.rawValue : "against") \(second.text)"
    let reason = test.pValue.map { "\(test.name), p\($0 < 0.001 ? "" : " =") \(NumberFormat.pValue($0))" } ?? test.name
    return Verdict(
      holds: isShown,
      text: isShown
        ? "\(numbers) (\(reason))" : "\(isOpposite ? "the opposite is shown" : "not shown"): \(numbers) (\(reason))")
  }

  private static func percent(_ level: Double) -> String { "\(NumberFormat.rate(level * 100))\u{a0}%" }

  private struct Values {
    var numbers: [Double]
    var text: String
    /// nil for a number that the author wrote.
    var run: AnyRun?
    var path: ResultPath?
    var unit = ResultValue.Unit.plain
    /// Whether every training would have it.
    var isExact: Bool {
      guard let path else { return true }
      return path.moment == .final && ResultKind.find(path.name)?.isExact == true && Set(numbers).count == 1
    }
  }

  private func values(_ side: Side, _ results: Results) throws(ResultProblem) -> Values {
    switch side {
    case .number(let number): return Values(numbers: [number], text: NumberFormat.rate(number))
    case .result(let path):
      let value = try results.value(path)
      guard case .numbers(let numbers, let unit, _) = value.content, !numbers.isEmpty, numbers.allSatisfy(\.isFinite)
      else { throw ResultProblem("\(path) is no number") }
      guard value.absent == 0 else {
        throw ResultProblem("\(path) is no number with \(value.absent) of \(value.absent + numbers.count) seeds")
      }
      return Values(
        numbers: numbers, text: ValueFormat.text(value, nil),
        run: results.subject(of: path), path: SweepResults.inner(path) ?? path, unit: unit)
    }
  }

  private struct Test {
    var name: String
    var pValue: Double?
    var isSignificant: Bool

    init(_ name: String, _ pValue: Double?) {
      (self.name, self.pValue, isSignificant) = (name, pValue, pValue.map { $0 < 0.05 } ?? false)
    }

    /// Of what is counted, and no training would change.
    static var exact: Test {
      var test = Test("exact", nil)
      test.isSignificant = true
      return test
    }
  }

  private func test(_ first: Values, _ second: Values, _ results: Results) throws(ResultProblem) -> Test {
    if first.isExact, second.isExact { return .exact }
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
    let zeros = Array(repeating: level, count: measured.numbers.count)
    if let found = DifferenceOfMeans.paired(zeros, measured.numbers) {
      guard found.varies else { return Test("no test: the seeds do not differ", nil) }
      return Test("t test over \(measured.numbers.count) seeds", found.pValue)
    }
    guard measured.path?.metric == .testAccuracy, measured.path?.moment == .final, let run = measured.run else {
      return Test("no test: \(measured.run?.reported?.whyNoTest ?? "one seed")", nil)
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
}
