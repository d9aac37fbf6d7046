import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Waits for sockets as the server's own pool does, but neither for ever nor for any number of them: a connection on which
/// nothing moves is given up, and so is a new one where very many wait already.
final class BoundedPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()
  private let patience: Duration
  private let most: Int
  private let waiting = Atomic(0)

  /// - Parameters:
  ///   - patience: how long a connection may neither send nor take anything while it should.
  ///   - most: how many may wait at a time.
  init(patience: Duration = .seconds(30), most: Int = 128) { (self.patience, self.most) = (patience, most) }

  func prepare() async throws { try await pool.prepare() }
  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    guard !Self.isListening(socket) else { return try await pool.suspendSocket(socket, untilReadyFor: events) }
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard waiting.add(1, ordering: .relaxed).newValue <= most else { throw SocketError.disconnected }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [pool] in try await pool.suspendSocket(socket, untilReadyFor: events) }
      group.addTask { [patience] in
        try await Task.sleep(for: patience)
        throw SocketError.disconnected
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func isListening(_ socket: Socket) -> Bool {
    var (value, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
    return getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0
  }
}
