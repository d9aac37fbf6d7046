import Experiments
import Settings

/// A run as its records alone tell of it, without the chapter that it stood in.
package enum RecordedRun {
  package static let mostRecords = 1000

  /// - Throws: where the records do not belong together, whoever wrote them.
  package static func result(_ frozen: FrozenRun, path: String) throws(ExperimentError) -> RunResult {
    guard MemberName.isName(frozen.name) else { throw .record(path: path, reason: "it has no name of a run") }
    guard (1...mostRecords).contains(frozen.records.count) else {
      throw .record(path: path, reason: "it has \(frozen.records.count) records")
    }
    var records: [RunRecord] = []
    for record in frozen.records.sorted(by: { $0.plan.seed < $1.plan.seed }) {
      guard records.last?.plan.seed != record.plan.seed else {
        throw .record(path: path, reason: "it has the seed \(record.plan.seed) twice")
      }
      records.append(record)
    }
    return result(frozen.name, records)
  }

  package static func result(_ name: String, _ records: [RunRecord]) -> RunResult {
    var kind = RunDefinition.Kind.training
    if case .rangeTest = records.first?.plan.purpose { kind = .rangeTest }
    let place = SourceLocation(file: name)
    return RunResult(
      RunDefinition(
        name: name, kind: kind, location: place, settings: SettingsNode(.mapping([]), at: place),
        seeds: records.map(\.plan.seed), references: [], show: .none,
        expectsDivergence: false, knownClasses: nil), records)
  }
}
