import Experiments
import Runs

/// What a store is to keep for a book: the runs that its chapters name in any profile, and what these start from.
struct BookNeeds {
  /// What a run is called by the chapters, by its key.
  private(set) var names: [RunKey: RunName] = [:]
  /// Runs that others start from.
  private(set) var starts: Set<RunKey> = []
  /// The plans of runs whose data is not here, so that their keys are not known.
  private var plans: [RunPlan: RunName] = [:]
  /// Runs whose plans are not known yet.
  private var waiting: Set<RunName> = []
  /// Those whose keys are not known, for messages.
  private(set) var unknown: [RunName] = []

  /// - Parameter known: which run each name stood for last.
  mutating func add(_ runs: [BookRun], _ known: [RunName: RunKey]) {
    for run in runs {
      if case .run(let key) = run.plan?.start?.weights { starts.insert(key) }
      if let key = run.key {
        names[key] = names[key] ?? run.name
        if run.isStart { starts.insert(key) }
      }
      if run.key == nil || run.found?.isDataChecked == false {
        unknown.append(run.name)
        if let plan = run.plan { plans[plan] = run.name } else { waiting.insert(run.name) }
      }
    }
    // What such a run came to last may be what it will be again.
    for (name, key) in known where waiting.contains(name) {
      names[key] = names[key] ?? name
      if runs.contains(where: { $0.name == name && $0.isStart }) { starts.insert(key) }
    }
  }

  /// The run of the book that a record is of; nil where it is of none.
  func name(of key: RunKey, _ record: RunRecord?) -> RunName? {
    names[key] ?? record.flatMap { plans[$0.plan] }
  }
}
