import Experiments
import Foundation
import Notebook
import Runs

extension Notebook {
  /// What in the store no chapter needs in any profile, nor with the parameters that were given; frees nothing.
  ///
  /// - Throws: `AuthorMistakes` where the book is not understood in one of its profiles, since what it needs is not known
  ///   then; the errors of the store.
  package func surplus() async throws -> StoreSurplus {
    _ = try check()
    let finder = try finder(writes: false)
    // Before the chapters are read for their runs: what a build makes meanwhile is not in these lists.
    let (runs, files, names) = (try finder.store.keptRuns(), finder.keptFiles(), try finder.store.names())
    var needs = BookNeeds()
    needs.add(try await bookRuns(try check().book, finder), names)
    for profile in try profiles() where profile != options.profile || !options.overrides.isEmpty {
      let other = inProfile(profile)
      needs.add(try await other.bookRuns(try other.check().book, try other.finder(writes: false)), names)
    }
    return StoreSurplus(runs, files, names, needs)
  }

  /// What became of a surplus.
  package struct Freed: Sendable {
    package var bytes = 0
    package var count = 0
    /// What another process makes at this moment.
    package var busy: [String] = []
    /// Whether the store's file has become smaller; false while a run is made somewhere.
    package var isShrunk = true
  }

  /// Removes it; what some process is making at this moment stays.
  package func free(_ surplus: StoreSurplus) throws -> Freed {
    let finder = try finder(writes: true)
    var freed = Freed()
    var hasRuns = false
    for item in surplus.items {
      let isGone: Bool
      switch item.content {
      case .run(let key):
        isGone = try finder.takeOut(key)
        hasRuns = hasRuns || isGone
      case .files(let files): isGone = try finder.takeOut(files)
      }
      if isGone {
        (freed.bytes, freed.count) = (freed.bytes + item.bytes, freed.count + 1)
      } else {
        freed.busy.append("\(item.kind) \(item.title)")
      }
    }
    if hasRuns { freed.isShrunk = try finder.shrinkStore() }
    return freed
  }
}
