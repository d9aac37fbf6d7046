import Experiments
import Plotting

/// A run as figures, tables and claims take it: made here, or reported by others.
package enum AnyRun: Sendable {
  case made(RunResult)
  case reported(ReportedRun)

  package var name: String {
    switch self {
    case .made(let run): run.name
    case .reported(let run): run.name
    }
  }

  /// nil where it was reported.
  package var made: RunResult? { if case .made(let run) = self { run } else { nil } }
  /// nil where it was made here.
  package var reported: ReportedRun? { if case .reported(let run) = self { run } else { nil } }

  /// A reported run is one, since nothing is known of its seeds.
  package var seeds: Int { made?.records.count ?? 1 }
  /// As tables have it.
  package var seedsText: String { made.map { "\($0.records.count)" } ?? "reported" }
  /// As legends have it.
  package var legend: String { made?.name ?? "\(name), reported" }
  package var ending: String? { made?.ending }

  /// Final test accuracies 0…1, one per seed; none where there is no result.
  package var accuracies: [Double] {
    switch self {
    case .made(let run):
      ((try? run.tests()) ?? []).map { Double($0.test.correct) / Double(max(1, $0.test.count)) }
    case .reported(let run): run.values["test.accuracy"].map { [$0.value] } ?? []
    }
  }

  /// Test pictures that the first seed's network got right, and all of them; nil where that is not known.
  var answers: (correct: Int, count: Int)? {
    switch self {
    case .made(let run): return run.records.first?.test.map { ($0.correct, $0.count) }
    case .reported(let run):
      guard let errors = run.values["test.errors"]?.value, let images = run.values["test.images"]?.value else {
        return nil
      }
      return (Int(images - errors), Int(images))
    }
  }

  /// Where each side is one network and says how many test pictures it got right.
  func countTest(_ other: AnyRun) -> FisherExactTest? {
    guard seeds == 1, other.seeds == 1, let one = answers, let two = other.answers else { return nil }
    return FisherExactTest(one.correct, of: one.count, two.correct, of: two.count)
  }

  static let countTestName = "Fisher's exact test of the counts, as if on different pictures"

  package func value(_ path: ResultPath) throws(ResultProblem) -> ResultValue {
    switch self {
    case .made(let run):
      guard let kind = ResultKind.find(path.name) else { throw ResultProblem("there is no result '\(path.name)'") }
      return try kind.value(run, path)
    case .reported(let run): return try run.value(path)
    }
  }

  /// The run once for each of its seeds, with that one alone.
  package var perSeed: [AnyRun] {
    guard case .made(let run) = self else { return [self] }
    return run.records.map { .made(RunResult(run.definition, [$0])) }
  }

  /// Throws where nothing was measured after epochs that a time to a level could be read from.
  package func measured(_ path: ResultPath) throws(ResultProblem) {
    switch self {
    case .made:
      // Whatever was measured has a best.
      var best = path
      best.moment = .best
      _ = try value(best)
    case .reported(let run): _ = try run.times(path)
    }
  }

  /// One for each seed.
  package func matrices() throws(ResultProblem) -> [ConfusionMatrix] {
    switch self {
    case .made(let run): return try run.tests().map { ConfusionMatrix($0.record, $0.test) }
    case .reported(let run):
      guard let confusion = run.confusion else { throw ResultProblem("\(name) reports no confusion matrix") }
      return [confusion]
    }
  }

  /// The sum over the seeds.
  package func matrix() throws(ResultProblem) -> ConfusionMatrix {
    let matrices = try matrices()
    return matrices.dropFirst().reduce(matrices[0], +)
  }
}

extension ConfusionMatrix {
  package init(_ record: RunRecord, _ test: TestResult) {
    self.init(classes: record.data.classes, truth: test.truth, predictions: test.predictions)
  }
}
