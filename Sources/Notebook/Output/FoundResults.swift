import Experiments

extension Notebook {
  /// All runs' results as far as their records are there.
  struct FoundResults: Sendable {
    var results: Results
    /// Runs that a build would make.
    var missing: [String] = []
    var store: RunStore
  }

  /// The results of all runs, found again without training; what cannot be made fails as in a build.
  func foundResults(_ book: CheckedBook) async throws -> FoundResults {
    let finder = try finder()
    var found = FoundResults(results: Results(book), store: finder.store)
    for definition in book.runs {
      var records: [RunRecord] = []
      var obstacle: String?
      for seed in definition.seeds where obstacle == nil {
        switch definition.attempt(seed: seed, results: found.results) {
        case .success(let plan):
          if let record = try await finder.find(plan)?.record { records.append(record) }
        case .failure(let reason): obstacle = reason.sentence
        }
      }
      if let obstacle {
        found.results.fail(definition.name, obstacle)
      } else if records.count == definition.seeds.count {
        found.results.add(RunResult(definition, records))
      } else {
        found.results.fail(definition.name, "it has no record; run 'cyclopedia build' first")
        found.missing.append(definition.name)
      }
    }
    return found
  }
}
