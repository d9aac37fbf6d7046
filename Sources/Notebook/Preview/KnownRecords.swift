import Experiments
import RunReading
import Runs

/// The records that the pages before were made from, and the plans that had none.
struct KnownRecords: Sendable {
  private var found: [RunPlan: RunRecord] = [:]
  private var absent: Set<RunPlan> = []

  mutating func learn(_ record: RunRecord) {
    found[record.plan] = record
    absent.remove(record.plan)
  }

  /// - Returns: nil where nobody has looked for it yet.
  subscript(plan: RunPlan) -> RunRecord?? {
    get { found[plan].map { .some($0) } ?? (absent.contains(plan) ? .some(nil) : nil) }
    set {
      found[plan] = newValue ?? nil
      if case .some(nil) = newValue { absent.insert(plan) } else { absent.remove(plan) }
    }
  }
}

extension Notebook {
  /// What a page needs to know of the book's runs.
  struct PreviewedRuns: Sendable {
    var results: Results
    /// Those that were used.
    var known = KnownRecords()
    var unmade: [PreviewPage.UnmadeRun] = []
  }

  /// The results of all runs as far as their records are there; of runs that are not made, the page says so.
  ///
  /// - Parameter known: what need not be looked for.
  /// - Throws: the errors of store and data.
  func previewedRuns(_ book: CheckedBook, _ known: KnownRecords) async throws -> PreviewedRuns {
    var (used, unmade) = (KnownRecords(), [PreviewPage.UnmadeRun]())
    var finder: RunFinder?
    var results = try await book.walk { definition, seed, attempt, _ in
      let name = RunName(profile: options.profile, name: definition.name, seed: seed)
      switch attempt {
      case .success(let plan):
        if known[plan] == nil, finder == nil { finder = try self.finder(writes: false) }
        let record = if let known = known[plan] { known } else { try await finder?.find(plan)?.record }
        used[plan] = .some(record)
        if record == nil { unmade.append(.init(name: name, plan: plan)) }
        return record.map { .record($0) } ?? .absent
      case .failure(.waiting):
        unmade.append(.init(name: name, plan: nil))
        return .absent
      case .failure(let obstacle): return .failed(obstacle.sentence)
      }
    }
    for name in Set(unmade.map(\.name.name)) { results.fail(name, BuildChoice.left) }
    return PreviewedRuns(results: results, known: used, unmade: unmade)
  }
}
