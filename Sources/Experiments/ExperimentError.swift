/// What keeps runs from being made, found or kept; every case says what to do.
package enum ExperimentError: Error, Sendable, CustomStringConvertible {
  case store(path: String, operation: String, reason: String)
  case record(path: String, reason: String)
  case checkpoint(path: String, reason: String)
  case unfit(String)

  package var description: String {
    switch self {
    case .store(let path, let operation, let reason):
      "the run store \(path) cannot \(operation): \(reason)\n  hint: free space or rights may be missing; "
        + "moving the file away loses no report, only the runs that have no frozen record"
    case .record(let path, let reason):
      "the record \(path) cannot be used: \(reason)\n  hint: restore the file, or delete it and run again"
    case .checkpoint(let path, let reason): "the checkpoint \(path) cannot be written: \(reason)"
    case .unfit(let detail): detail
    }
  }
}
