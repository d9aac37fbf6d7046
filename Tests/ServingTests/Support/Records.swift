import Experiments
import Synchronization

/// Records as a build tells of them, on whatever thread.
final class Records: Sendable {
  private let found = Mutex<[RunRecord]>([])

  var all: [RunRecord] { found.withLock { $0 } }

  func add(_ record: RunRecord) { found.withLock { $0.append(record) } }
}
