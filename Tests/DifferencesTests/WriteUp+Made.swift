import Runs
import SampleBooks

@testable import Differences

extension WriteUp {
  /// A side with records that are known.
  ///
  /// - Parameters:
  ///   - runs: the names that its runs have, with those that they have in `MadeResults`.
  ///   - seeds: those that are kept; nil keeps all.
  static func made(_ name: String, _ runs: [String: String], seeds: [Int]? = nil) throws -> WriteUp {
    let made = try MadeResults.results().results
    var side = WriteUp(name: name)
    for (run, source) in runs {
      let records = made.runs[source]?.records ?? []
      side.runs[run] = RecordedRun.result(run, records.filter { seeds?.contains($0.plan.seed) ?? true })
    }
    return side
  }
}
