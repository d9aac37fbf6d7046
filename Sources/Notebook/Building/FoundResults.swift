import Experiments
import Runs

extension Notebook {
  /// All runs' results as far as their records are there.
  package struct FoundResults: Sendable {
    package var results: Results
    /// Runs that a build would make.
    var missing: [String] = []
    var store: RunStore
  }

  /// The results of all runs, found again without training; what cannot be made fails as in a build.
  package func foundResults(_ book: CheckedBook) async throws -> FoundResults {
    let finder = try finder(writes: false)
    var missing: [String] = []
    let absent = "it has no record; run 'cyclopedia build' first"
    let results = try await book.walk(absent: absent) {
      definition, _, attempt, _ in
      switch attempt {
      case .success(let plan):
        if let record = try await finder.find(plan)?.record { return .record(record) }
        if missing.last != definition.name { missing.append(definition.name) }
        return .absent
      case .failure(let obstacle): return .failed(obstacle.sentence)
      }
    }
    missing.removeAll { results.failures[$0] != absent }
    return FoundResults(results: results, missing: missing, store: finder.store)
  }
}
