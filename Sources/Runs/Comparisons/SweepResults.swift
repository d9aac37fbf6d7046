import Experiments
import Learning
import Plotting
import Settings

/// What the members of a sweep came to, and which of them is the best.
package struct SweepResults {
  package struct Row {
    package var member: SweepDefinition.Member
    /// The varied value where it is one number, with other runs' results put in.
    package var number: Double?
    /// The values as tables show them, one for each setting.
    package var texts: [String]
    /// nil where the member was not run.
    package var run: RunResult?
    /// The measure, one per seed; empty where the member did not finish.
    package var measured: [Double]
    /// Why there is nothing measured: `diverged at step 12`.
    package var ending: String?

    package var mean: Double? { measured.isEmpty ? nil : MeanEstimate(measured).mean }
  }

  package static let best = "best"

  package let definition: SweepDefinition
  package let rows: [Row]

  package init(_ definition: SweepDefinition, _ results: Results) {
    self.definition = definition
    let measure = CompareMeasure(definition.measure.rawValue)
    rows = definition.members.map { member in
      var row = Row(
        member: member, number: Self.number(member, results), texts: member.values.map { Self.text($0, results) },
        measured: [])
      guard let run = results.runs[member.name] else {
        row.ending = "was not run"
        return row
      }
      row.run = run
      row.ending = run.ending
      if run.ending == nil, let values = measure?.values(.made(run)).values { row.measured = values.compactMap(\.self) }
      if row.ending == nil, row.measured.isEmpty { row.ending = "measured no \(definition.measure.rawValue)" }
      return row
    }
  }

  /// Whether a higher measure is a better one.
  package var prefersHigh: Bool { definition.measure.isBetterHigh }

  /// By the mean over seeds; the first of equals. nil where no member finished.
  package var bestRow: Row? {
    let finished = rows.filter { $0.mean?.isFinite ?? false }
    return finished.dropFirst().reduce(finished.first) { best, row in
      guard let one = best?.mean, let other = row.mean else { return best }
      return (prefersHigh ? other > one : other < one) ? row : best
    }
  }

  private static func number(_ member: SweepDefinition.Member, _ results: Results) -> Double? {
    member.values.count == 1 ? number(member.values[0], results) : nil
  }

  package static func number(_ node: SettingsNode, _ results: Results) -> Double? {
    guard let text = node.text else { return nil }
    if let number = SettingsNode.number(text) { return number.isFinite ? number : nil }
    guard let expression = ResultExpression(text) else { return nil }
    return (try? results.number(expression.path)).map { expression.value(of: $0) } ?? expression.fallback
  }

  private static func text(_ node: SettingsNode, _ results: Results) -> String {
    if let text = node.text, ResultExpression(text) != nil, let number = number(node, results) {
      return NumberFormat.rate(number)
    }
    return SettingsWriter.flow(node)
  }

  /// `rates.best`, `rates.best.test.accuracy`
  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    guard let best = bestRow, let run = best.run else {
      throw ResultProblem("no member of \(definition.name) finished")
    }
    guard path.name != Self.best else {
      return best.number.map { ResultValue([$0], .plain) } ?? ResultValue(best.texts.joined(separator: ", "))
    }
    guard let inner = Self.inner(path), let kind = ResultKind.find(inner.name) else {
      throw ResultProblem("a sweep has no result '\(path.name)'")
    }
    return try kind.value(run, inner)
  }

  /// The path within the best member: `best.test.accuracy` asks it for `test.accuracy`.
  package static func inner(_ path: ResultPath) -> ResultPath? {
    guard path.name.hasPrefix("\(best).") else { return nil }
    var inner = path
    inner.name = String(path.name.dropFirst(best.count + 1))
    return inner
  }

  /// `rates(0.1) is the best of 5 by held-out accuracy, …`
  package var sentence: String {
    guard let best = bestRow, let mean = best.mean else { return "No member finished." }
    let value = prefersHigh ? NumberText.percent(mean, 2) : NumberText.significant(mean)
    let seeds = best.measured.count > 1 ? ", mean of \(best.measured.count) seeds" : ""
    let diverged = rows.filter { $0.ending != nil }.count
    let others = diverged == 0 ? "" : " \(NumberText.count(diverged, "member")) did not finish."
    let equal = rows.filter { $0.mean == mean && $0.member.name != best.member.name }.map(\.member.name)
    let ties =
      equal.isEmpty ? "" : " \(NumberText.list(equal)) \(equal.count == 1 ? "is" : "are") as good; the first is taken."
    return
      "\(best.member.name) is the best of \(rows.count) by \(definition.measure.rawValue): \(value)\(seeds).\(ties)\(others)"
  }
}
