/// What keeps runs from being made, found or kept; every case says what to do.
package enum ExperimentError: Error, Sendable, CustomStringConvertible {
  case store(path: String, operation: String, reason: String)
  /// A store that Cyclopedia has not made, or a part of one that leads elsewhere; nothing in it is touched.
  case strangeStore(path: String, reason: String)
  case record(path: String, reason: String)
  case checkpoint(path: String, reason: String)
  /// A checkpoint that is not what was written; the run goes on without it.
  case damagedCheckpoint(path: String)
  /// A run that was interrupted on another machine or by another program, and would come to another end here.
  case foreignCheckpoint(run: String, path: String, step: Int, changes: [String])
  /// Kept final weights that are not what was written; their run is trained again.
  case damagedWeights(path: String)
  /// What the store keeps is not what was written; it is as though that were not there.
  case damagedStore(path: String, reason: String)
  case unfit(String)

  /// How a change begins that is of the checkpoint itself.
  static let unusable = "its checkpoint cannot be used, "

  package var description: String {
    switch self {
    case .store(let path, let operation, let reason):
      "the run store \(path) cannot \(operation): \(reason)\n  hint: free space or rights may be missing; "
        + "moving the file away loses no report, only the runs that have no frozen record"
    case .strangeStore(let path, let reason):
      "the run store \(path) is not used: \(reason)\n  hint: it may have come with the book, or be another program's; name "
        + "another folder with --store, or move it away: that loses no report, only the runs that have no frozen record"
    case .record(let path, let reason):
      "the record \(path) cannot be used: \(reason)\n  hint: restore the file, or delete it and run again"
    case .checkpoint(let path, let reason): "the checkpoint \(path) cannot be written: \(reason)"
    case .damagedCheckpoint(let path):
      "the checkpoint \(path) cannot be used: its bytes do not match the checksum in its name\n  hint: the run goes on "
        + "from another one, or begins again; a disk that does this may be failing"
    case .foreignCheckpoint(let run, let path, let step, let changes):
      "\(run) was interrupted after step \(step) and cannot go on here to the same end: \(changes.joined(separator: "; "))\n"
        + "  hint: "
        + (changes.contains { $0.hasPrefix(Self.unusable) }
          ? "" : "go on as it was begun\(changes.allSatisfy { $0.hasPrefix("threads") } ? " (--threads)" : ""), or ")
        + "let it begin again with 'build --begin-anew'; its checkpoints are in \(path)"
    case .damagedWeights(let path):
      "the weights \(path) cannot be used: their bytes do not match the checksum in their name\n  hint: their run is "
        + "trained again; a disk that does this may be failing"
    case .damagedStore(let path, let reason):
      "the run store \(path) is damaged: \(reason)\n  hint: what it lost is made again; a disk that does this may be "
        + "failing"
    case .unfit(let detail): detail
    }
  }
}
