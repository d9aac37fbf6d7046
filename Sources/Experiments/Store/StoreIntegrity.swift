import Synchronization

/// What SQLite finds wrong with a store, looked for once: reading all of a large store takes seconds.
final class StoreIntegrity: Sendable {
  private let known: Mutex<String??>

  /// - Parameter fault: what is known already.
  init(fault: String? = nil) { known = Mutex(fault.map { .some($0) }) }

  /// - Parameter look: the first fault, or nil.
  func fault(_ look: () -> String?) -> String? {
    known.withLock { known in
      if let known { return known }
      let found = look()
      known = .some(found)
      return found
    }
  }
}
