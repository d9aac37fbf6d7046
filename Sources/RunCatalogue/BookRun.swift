import Datasets
import Experiments
import Foundation
import Notebook
import RunReading
import Runs
import Settings

/// A seed of a run of the book, as far as it is known without training anything.
struct BookRun {
  var name: RunName
  var definition: RunDefinition
  /// nil where it waits for other runs' results.
  var plan: RunPlan?
  /// nil where its plan is not known, or its data not here, and it has no record.
  var key: RunKey?
  var found: RunFinder.Found?
  /// Whether other runs of the book start from its weights.
  var isStart: Bool
}

extension Notebook {
  /// Every seed of every run, in the order in which a build makes them.
  func bookRuns(_ book: CheckedBook, _ finder: RunFinder) async throws -> [BookRun] {
    var runs: [BookRun] = []
    _ = try await book.walk { definition, seed, attempt, _ in
      var run = BookRun(
        name: RunName(profile: options.profile, name: definition.name, seed: seed), definition: definition,
        isStart: book.isStart(definition.name, seed: seed))
      defer { runs.append(run) }
      guard case .success(let plan) = attempt else { return .absent }
      run.plan = plan
      // Damaged data makes no run unknown: it is found by its plan, or not at all.
      do {
        run.found = try await finder.find(plan)
        let fingerprint = try await finder.datasets.fingerprint(of: plan.data)
        run.key = try run.found?.record.key ?? fingerprint.map { try RunKey(plan, fingerprint: $0) }
      } catch is DatasetError {}
      return run.found.map { .record($0.record) } ?? .absent
    }
    return runs
  }
}
