import Foundation

extension RunFinder {
  /// What the store keeps of runs beside their records.
  package func keptFiles() -> [KeptFiles] { checkpoints.kept() + weights.kept() }

  /// The record of every seed that is frozen beside the report.
  package var frozenRecords: [(name: String, record: RunRecord)] {
    frozen.runs.flatMap { run in run.records.map { (run.name, $0) } }
  }

  /// Takes a run's record out of the store, unless a process makes that run.
  ///
  /// - Returns: whether it is out.
  package func takeOut(_ key: RunKey) throws(ExperimentError) -> Bool {
    try whileNobodyMakes(key) { () throws(ExperimentError) in try store.remove(key) }
  }

  /// The same of files that are kept of a run.
  package func takeOut(_ files: KeptFiles) throws(ExperimentError) -> Bool {
    try whileNobodyMakes(files.key) { () throws(ExperimentError) in
      do { try FileManager.default.removeItem(at: files.place) } catch CocoaError.fileNoSuchFile {
      } catch {
        throw .unfit(
          "\(files.place.path) cannot be removed: \(error.localizedDescription)\n  hint: give the right to write there")
      }
    }
  }

  private func whileNobodyMakes(
    _ key: RunKey, _ work: () throws(ExperimentError) -> Void
  ) throws(ExperimentError) -> Bool {
    // A key that is none can be no run's that is made, and no file may be named for it.
    guard key.isDigest else {
      try work()
      return true
    }
    guard let claim = try checkpoints.claim(key) else { return false }
    defer { withExtendedLifetime(claim) {} }
    try work()
    return true
  }

  /// Gives the room of records that were taken out back to the disk, unless a process makes a run, which would wait.
  ///
  /// - Returns: whether it did.
  package func shrinkStore() throws(ExperimentError) -> Bool {
    guard try !checkpoints.isBusy() else { return false }
    try store.shrink(folder)
    return true
  }
}
