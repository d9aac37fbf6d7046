import Experiments
import Foundation
import Runs
import Settings

/// What one build makes of a book's runs, where others may be left for another time: found again, made, or left. What it
/// makes of a book piece by piece is frozen as it is made.
///
/// It is used by one walk and does not leave it.
final class PieceOfWork {
  /// Why the walk came to an end before its last run.
  private(set) var stopped: RunStopped?
  private let options: Notebook.Options
  private let look: BookLook
  private let finder: RunFinder
  private let tell: @Sendable (BuildEvent) -> Void
  private var records: [(name: RunName, record: RunRecord)] = []
  /// Runs that can have no results.
  private var failed: Set<String> = []

  init(
    _ options: Notebook.Options, _ look: BookLook, _ finder: RunFinder, _ tell: @escaping @Sendable (BuildEvent) -> Void
  ) {
    (self.options, self.look, self.finder, self.tell) = (options, look, finder, tell)
  }

  /// Seeds that are to be made another time.
  var left: [RunName] {
    let made = Set(records.map(\.name))
    return look.missing.filter { !made.contains($0) && !failed.contains($0.name) }
  }

  func giveUp(_ name: String) { failed.insert(name) }

  /// - Parameter isUnderWay: whether this build has begun it.
  /// - Returns: nil for what is left.
  func record(
    of plan: RunPlan, _ name: RunName, isUnderWay: Bool, make: () async throws -> RunRecord
  ) async throws -> RunRecord? {
    var found = look.found[name]
    let isMade = isUnderWay || look.again.has(name.name, seed: name.seed)
    if found?.plan != plan { found = isMade ? nil : try await finder.find(plan)?.record }
    if let found {
      tell(.done(name, found, isNew: false))
      records.append((name, found))
      return found
    }
    guard look.isToMake(name), stopped == nil || isUnderWay else { return nil }
    do {
      let record = try await make()
      records.append((name, record))
      if options.choice.isPiecewise { freeze([(name, record)]) }
      return record
    } catch let error as RunStopped {
      stopped = error
      guard options.choice.isPartial else { throw error }
      return nil
    }
  }

  /// Says what is left. Where no report is written, all that is there is frozen for the next one.
  func end() {
    guard !left.isEmpty else { return }
    if options.choice.isPiecewise, !options.choice.isPartial { freeze(records) }
    tell(.left(left, isWritten: options.choice.isPartial))
  }

  private func freeze(_ records: [(name: RunName, record: RunRecord)]) {
    let runs = Dictionary(grouping: records, by: \.name.name).map { name, records in
      (file: "\(MemberName.label(name)).json", run: FrozenRun(name: name, records: records.map(\.record)))
    }
    let folder = options.folder.appending(path: "records")
    do { try FrozenRecords.add(runs, to: folder) } catch {
      let warning = Diagnostic(
        "finished runs cannot be frozen: \(error)", at: SourceLocation(file: folder.relativePath),
        hint: "they are in \(options.store); the next build goes on with them", severity: .warning)
      tell(.warning(warning))
    }
  }
}
