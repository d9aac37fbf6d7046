import Experiments
import Runs

/// What became of one seed of a run.
package enum SeedOutcome: Sendable {
  case record(RunRecord)
  /// It has no record, and nothing is wrong with it.
  case absent
  /// Its run can have no results; the other seeds are not visited.
  case failed(String)
}

extension CheckedBook {
  /// The one way over all runs and seeds, in the order of what they need: each seed with its plan, into which the results
  /// of runs before it are put, or with what stands in the way of that.
  ///
  /// - Parameter absent: why a run with an absent seed has no results; nil leaves those that need it waiting.
  /// - Returns: the results of runs that have a record for every seed, and why others have none.
  package func walk(
    absent: String? = nil,
    _ visit: (RunDefinition, Int, Result<RunPlan, RunDefinition.Obstacle>, Results) async throws -> SeedOutcome
  ) async throws -> Results {
    var results = Results(symbols)
    for definition in runs {
      var records: [RunRecord] = []
      var failure: String?
      for seed in definition.seeds where failure == nil {
        switch try await visit(definition, seed, definition.attempt(seed: seed, results: results), results) {
        case .record(let record): records.append(record)
        case .absent: break
        case .failed(let reason): failure = reason
        }
      }
      if failure == nil, records.count == definition.seeds.count {
        results.add(RunResult(definition, records))
      } else if let reason = failure ?? absent {
        results.fail(definition.name, reason)
      }
    }
    return results
  }
}
