import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Where a report is served.
package struct ServerAddress: Hashable, Sendable {
  package static let loopback = "127.0.0.1"

  /// An IPv4 address in numbers.
  package var host: String
  /// 0 for any that is free.
  package var port: UInt16
  /// How many ports are tried, this one and those behind it.
  package var tries: Int

  package init(host: String = loopback, port: UInt16, tries: Int = 1) {
    (self.host, self.port, self.tries) = (host, port, tries)
  }

  package var isLoopback: Bool { host.hasPrefix("127.") }
}

/// The report cannot be served.
package struct ServerError: Error, Sendable, CustomStringConvertible {
  package let description: String
}

/// Takes requests over HTTP/1.1 and has them answered.
package final class ReportServer: Sendable {
  package let port: UInt16
  private let server: HTTPServer
  private let task: Task<Void, any Error>

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - feed: what is sent to who asks for events.
  ///   - router: for the port that is listened on.
  /// - Throws: `ServerError` where no port can be listened on.
  package init(
    _ address: ServerAddress, feed: StateFeed, router: @Sendable (UInt16) -> Router
  ) async throws(ServerError) {
    var reason = "no port was tried"
    for port in Int(address.port)..<(Int(address.port) + max(1, address.tries)) {
      guard let number = UInt16(exactly: port) else { break }
      let handler = RequestHandler(feed: feed)
      do {
        let place = try sockaddr_in.inet(ip4: address.host, port: number)
        let server = HTTPServer(
          config: .init(address: place, timeout: 60, pool: BoundedPool(), logger: .disabled), handler: handler)
        let ended = Mutex<(any Error)?>(nil)
        let task = Task {
          do { try await server.run() } catch {
            ended.withLock { $0 = error }
            throw error
          }
        }
        while await server.listeningAddress == nil {
          if let error = ended.withLock({ $0 }) { throw error }
          try await Task.sleep(for: .milliseconds(2))
        }
        guard case .ip4(_, let own)? = await server.listeningAddress else { throw SocketError.unsupportedAddress }
        handler.begin(router(own))
        (self.port, self.server, self.task) = (own, server, task)
        return
      } catch { reason = Self.words(of: error) }
    }
    let last = Int(address.port) + max(1, address.tries) - 1
    let ports = address.tries > 1 ? "the ports \(address.port) to \(last)" : "port \(address.port)"
    throw ServerError(
      description: "the report cannot be served at \(address.host) on \(ports): \(reason)\n"
        + "  hint: name another port with --port, or end what listens there")
  }

  private static func words(of error: any Error) -> String {
    if case SocketError.failed(_, _, let message) = error { return message.lowercased() }
    return error.localizedDescription
  }

  /// Waits until the server ends, which by itself it does only where it fails.
  package func wait() async throws { try await task.value }

  /// Closes the port and all connections.
  package func end() async { await server.stop(timeout: 1) }
}

/// From the library's requests to ours and back.
private final class RequestHandler: HTTPHandler {
  private let feed: StateFeed
  private let router = Mutex<Router?>(nil)

  init(feed: StateFeed) { self.feed = feed }

  /// The port is known.
  func begin(_ router: Router) { self.router.withLock { $0 = router } }

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    var headers: [String: String] = [:]
    for key in request.headers.keys {
      // What stands twice is taken for neither.
      let values = request.headers.values(for: key)
      headers[key.rawValue.lowercased()] = values.count == 1 ? values[0] : ""
    }
    let asked = Request(method: request.method.rawValue, path: request.target.path(), headers: headers)
    guard let router = router.withLock({ $0 }) else {
      return response(.refused(.busy, "the server is beginning; load the page again"), isHead: false)
    }
    return response(await router.answer(asked), isHead: asked.method == "HEAD")
  }

  private func response(_ answer: Answer, isHead: Bool) -> HTTPResponse {
    var headers = HTTPHeaders(
      Dictionary(answer.headers.map { (HTTPHeader($0.key), $0.value) }) { first, _ in first })
    let status = HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase)
    switch answer.body {
    case .bytes(let bytes):
      headers[.contentLength] = "\(bytes.count)"
      // In one piece: the page is sent while a training has the processors.
      let body = HTTPBodySequence(data: isHead ? Data() : bytes, suggestedBufferSize: 1 << 20)
      return HTTPResponse(statusCode: status, headers: headers, body: body)
    case .events:
      guard !isHead else { return HTTPResponse(statusCode: status, headers: headers) }
      guard let events = feed.listen() else {
        return response(.refused(.busy, "very many windows show this report; close some"), isHead: false)
      }
      return HTTPResponse(statusCode: status, headers: headers, body: HTTPBodySequence(from: EventBody(events: events)))
    }
  }
}
