import Experiments

/// What a compare directive says: its runs against the baseline.
package struct Comparison: Sendable {
  package struct Row: Sendable {
    package var run: RunResult
    /// Final test accuracies, one per seed.
    package var accuracies: [Double]
    /// What `by` asks for, as cells: numbers without their unit.
    package var measures: [String]
    /// Accuracy less the baseline's; nil for the baseline itself, and where either run diverged.
    package var difference: Difference?
  }

  package struct Difference: Sendable {
    package var mean: Double
    package var interval: ClosedRange<Double>?
    package var perSeed: [Double]
    package var pValue: Double?
    /// `paired t test over 3 seeds`
    package var test: String
  }

  package var definition: CompareDefinition
  package var baseline: RunResult
  package var rows: [Row]

  init(_ definition: CompareDefinition, _ results: Results) throws(ResultProblem) {
    self.definition = definition
    baseline = try results.run(definition.baseline)
    rows = []
    let base = Self.row(baseline, by: definition.by)
    for reference in definition.runs {
      if reference == definition.baseline {
        rows.append(base)
        continue
      }
      var row = Self.row(try results.run(reference), by: definition.by)
      if !row.accuracies.isEmpty, !base.accuracies.isEmpty { row.difference = try Self.difference(row, base) }
      rows.append(row)
    }
  }

  /// A run that diverged has a row that says so.
  private static func row(_ run: RunResult, by measures: [CompareMeasure]) -> Row {
    let tests = (try? run.tests()) ?? []
    return Row(
      run: run, accuracies: tests.map { Double($0.test.correct) / Double(max(1, $0.test.count)) },
      measures: measures.map { $0.cell(run) })
  }

  /// Seed against the same seed where both runs have the same ones; two single runs on the same pictures by McNemar.
  private static func difference(_ row: Row, _ base: Row) throws(ResultProblem) -> Difference {
    let isPaired = row.run.records.map(\.plan.seed) == base.run.records.map(\.plan.seed)
    let mean = MeanEstimate(row.accuracies).mean - MeanEstimate(base.accuracies).mean
    let perSeed = isPaired ? zip(row.accuracies, base.accuracies).map { $0 - $1 } : []
    if row.accuracies.count == 1, base.accuracies.count == 1 {
      let (first, second) = (try base.run.tests()[0], try row.run.tests()[0])
      guard first.record.data.fingerprint == second.record.data.fingerprint, first.test.truth == second.test.truth
      else {
        return Difference(mean: mean, perSeed: perSeed, test: "none: the runs were tested on different pictures")
      }
      return Difference(
        mean: mean, perSeed: perSeed, pValue: McNemarTest(first.test.isRight, second.test.isRight).pValue,
        test: "exact McNemar test of these two networks on \(first.test.count) pictures")
    }
    let found =
      isPaired
      ? DifferenceOfMeans.paired(base.accuracies, row.accuracies)
      : DifferenceOfMeans.unpaired(base.accuracies, row.accuracies)
    return Difference(
      mean: mean, interval: found?.interval, perSeed: perSeed, pValue: found?.pValue,
      test: found == nil
        ? "none: one of the runs has a single seed"
        : isPaired ? "paired t test over \(row.accuracies.count) seeds" : "Welch's t test")
  }

  /// `difference(onecycle)`, `p-value(onecycle)`; without a run where there are two only.
  func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    let others = rows.filter { $0.difference != nil }
    let chosen = path.argument.map { name in others.filter { $0.run.name == name } } ?? others
    guard chosen.count == 1, let difference = chosen.first?.difference else {
      throw ResultProblem(
        "\(definition.name).\(path.name) needs one of its runs in brackets: "
          + others.map(\.run.name).joined(separator: ", "))
    }
    switch path.name {
    case "difference": return ResultValue([difference.mean], .points, interval: difference.interval)
    case "p-value":
      guard let value = difference.pValue else {
        throw ResultProblem("there is no p-value: \(difference.test.trimmingPrefix("none: "))")
      }
      return ResultValue(NumberFormat.pValue(value))
    default: throw ResultProblem("a compare has no result '\(path.name)'")
    }
  }

  static let names = ["difference", "p-value"]
}
