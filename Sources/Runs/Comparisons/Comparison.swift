import Experiments

/// What a compare directive says: its runs against the baseline, by every result that it asks for.
package struct Comparison: Sendable {
  package struct Row: Sendable {
    package var run: AnyRun
    /// What `by` asks for, as cells: numbers without their unit.
    package var measures: [String]
    /// The run less the baseline by each of them; nil for the baseline itself, and where either has no value.
    package var differences: [RunDifference?]
    /// Likewise by final test accuracy, whatever `by` says.
    package var accuracy: RunDifference?
    package var isBaseline: Bool
  }

  package var definition: CompareDefinition
  package var baseline: AnyRun
  package var rows: [Row]

  package init(_ definition: CompareDefinition, _ results: Results) throws(ResultProblem) {
    self.definition = definition
    let base = try results.shown(definition.baseline)
    baseline = base
    rows = []
    for reference in definition.runs {
      let run = try results.shown(reference)
      let isBaseline = reference == definition.baseline
      rows.append(
        Row(
          run: run, measures: definition.by.map { $0.cell(run) },
          differences: definition.by.map { isBaseline ? nil : RunDifference(run, less: base, by: $0) },
          accuracy: isBaseline
            ? nil : CompareMeasure(CompareMeasure.accuracy).flatMap { RunDifference(run, less: base, by: $0) },
          isBaseline: isBaseline))
    }
  }

  /// What a path asks a compare for: `difference(onecycle)`, `p-value(onecycle).test.loss`.
  struct Wanted {
    /// `difference` or `p-value`
    package var name: String
    /// As `by` has it; nil means final test accuracy.
    package var measure: String?

    /// - Returns: nil where a compare offers no such thing.
    init?(_ path: ResultPath) {
      guard let name = Comparison.names.first(where: { path.name == $0 || path.name.hasPrefix("\($0).") }) else {
        return nil
      }
      self.name = name
      // What stands behind the run in brackets, or behind the name itself.
      let start = path.description.range(of: ".\(name)").map { path.description[$0.upperBound...] } ?? ""
      let run = path.argument.map { "(\($0))" } ?? ""
      let rest = start.hasPrefix(run) ? start.dropFirst(run.count) : start
      if rest.first == "." { measure = String(rest.dropFirst()) }
    }
  }

  /// `difference(onecycle)`, `p-value(onecycle).test.loss`; without a run where there are two only.
  package func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    guard let wanted = Wanted(path) else { throw ResultProblem("a compare has no result '\(path.name)'") }
    let index = wanted.measure.flatMap { text in definition.by.firstIndex { $0.text == text } }
    if let measure = wanted.measure, index == nil {
      throw ResultProblem("\(definition.name) is not compared by \(measure)")
    }
    func difference(_ row: Row) -> RunDifference? { index.map { row.differences[$0] } ?? row.accuracy }
    let others = rows.filter { !$0.isBaseline && (difference($0) != nil || path.argument != nil) }
    let chosen = path.argument.map { name in others.filter { $0.run.name == name } } ?? others
    guard chosen.count == 1, let row = chosen.first else {
      throw ResultProblem(
        "\(definition.name).\(wanted.name) needs one of its runs in brackets: "
          + others.filter { difference($0) != nil }.map(\.run.name).joined(separator: ", "))
    }
    guard let difference = difference(row) else {
      throw ResultProblem("\(row.run.name) and \(baseline.name) have no difference in \(wanted.measure ?? "accuracy")")
    }
    guard wanted.name == "difference" else {
      guard let value = difference.pValue else {
        throw ResultProblem("there is no p-value: \(difference.test.trimmingPrefix("none: "))")
      }
      return ResultValue([value], .probability)
    }
    let measure = index.map { definition.by[$0] }
    let isShare = measure?.isShare ?? true
    var value = ResultValue([difference.mean], isShare ? .points : .plain, interval: difference.interval)
    value.decimals = measure?.digits ?? 2
    value.isReported = difference.isReported
    value.difference = TestedDifference(
      interval: difference.interval, pValue: difference.pValue, test: difference.test)
    return value
  }

  package static let names = ["difference", ResultPath.pValue]
}
