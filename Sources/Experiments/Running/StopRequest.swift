import Synchronization

/// A wish to stop, which a run sees after its step.
package final class StopRequest: Sendable {
  private let isSet = Atomic(false)

  package init() {}

  package func stop() { isSet.store(true, ordering: .relaxed) }
  package var wantsStop: Bool { isSet.load(ordering: .relaxed) }
}
