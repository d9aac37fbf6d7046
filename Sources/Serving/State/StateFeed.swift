import Foundation
import Synchronization

/// Tells the newest state to everyone who listens; who is slow gets fewer states, not old ones.
package final class StateFeed: Sendable {
  private struct Listeners {
    var current: Data?
    var streams: [Int: AsyncStream<Data>.Continuation] = [:]
    var next = 0
    var isOver = false
  }

  /// More readers than windows of one person; each holds a connection.
  static let most = 64

  private let listeners = Mutex(Listeners())

  package init() {}

  package var count: Int { listeners.withLock { $0.streams.count } }

  package func tell(_ event: Data) {
    let streams = listeners.withLock { listeners in
      listeners.current = event
      return Array(listeners.streams.values)
    }
    for stream in streams { stream.yield(event) }
  }

  /// Says the same once more, by which connections that are gone are noticed.
  package func repeatLast() { if let current = listeners.withLock({ $0.current }) { tell(current) } }

  /// - Returns: nil where there are too many listeners already.
  package func listen() -> AsyncStream<Data>? {
    let (stream, continuation) = AsyncStream.makeStream(of: Data.self, bufferingPolicy: .bufferingNewest(1))
    let accepted = listeners.withLock { listeners -> Bool in
      guard !listeners.isOver, listeners.streams.count < Self.most else { return false }
      let number = listeners.next
      listeners.next += 1
      listeners.streams[number] = continuation
      continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0.streams[number] = nil } }
      if let current = listeners.current { continuation.yield(current) }
      return true
    }
    return accepted ? stream : nil
  }

  /// Ends all streams.
  package func end() {
    let streams = listeners.withLock { listeners in
      listeners.isOver = true
      return Array(listeners.streams.values)
    }
    for stream in streams { stream.finish() }
  }
}
