import Experiments
import Learning
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
    if first.path == nil, second.unit == .points { first.text = "\(NumberFormat.level(first.numbers[0] * 100)) points" }
    if second.path == nil, first.unit == .points {
      second.text = "\(NumberFormat.level(second.numbers[0] * 100)) points"
    }
    // Geometric means are compared as they were made, by logarithms.
    let usesLogarithms = [first, second].contains(where: \.isGeometric) && first.isPositive && second.isPositive
    if usesLogarithms { (first, second) = (first.logarithms, second.logarithms) }
    let difference = MeanEstimate(first.numbers).mean - MeanEstimate(second.numbers).mean
    let agrees = relation == .above ? difference > 0 : difference < 0
    let test = try test(first, second, results)
    let isShown = agrees && test.isSignificant
    // The claim's opposite may be what is shown.
    let isOpposite = !agrees && difference != 0 && test.isSignificant
    let numbers = "\(first.text) \(isShown ? relation.rawValue : "against") \(second.text)"
    let name = usesLogarithms ? test.name.replacing("t test", with: "t test of logarithms") : test.name
    let reason = test.pValue.map { "\(name), p\($0 < 0.001 ? "" : " =") \(NumberFormat.pValue($0))" } ?? name
    return Verdict(
      holds: isShown,
      text: isShown
        ? "\(numbers) (\(reason))" : "\(isOpposite ? "the opposite is shown" : "not shown"): \(numbers) (\(reason))")
  }

  private static func percent(_ level: Double) -> String { "\(NumberFormat.level(level * 100))\u{a0}%" }
}
