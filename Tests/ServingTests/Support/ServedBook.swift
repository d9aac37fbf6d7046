import Experiments
import Foundation
import Notebook
import Serving

/// A sample book that is served, until it ends.
final class ServedBook: Sendable {
  let book: SampleBook
  let server: ReportServer
  let live: LiveBook
  private let ending: StopRequest
  private let running: Task<Void, Never>

  var port: UInt16 { server.port }

  init(_ book: SampleBook) async throws {
    let ending = StopRequest()
    let live = LiveBook(book.notebook, token: "token", ending: ending) { _ in }
    (self.book, self.live, self.ending) = (book, live, ending)
    server = try await ReportServer(ServerAddress(port: 0), feed: live.feed) { port in
      Router(Gate(port: Int(port), token: "token"), live, script: LivePage.script, style: LivePage.style)
    }
    running = Task { await live.run() }
  }

  /// Waits for a state as the page's script gets it.
  func state(where holds: (State) -> Bool) async throws -> State {
    guard let stream = live.feed.listen() else { throw Ended() }
    for await event in stream {
      let state = try JSONDecoder().decode(State.self, from: event.dropFirst(6))
      if holds(state) { return state }
    }
    throw Ended()
  }

  /// The page as it is now.
  func text() async -> String { String(decoding: await live.page(), as: UTF8.self) }

  func end() async {
    ending.stop()
    await running.value
    await server.end()
  }

  struct Ended: Error {}

  /// As much of a state as tests look at.
  struct State: Decodable {
    struct Mistake: Decodable, Equatable {
      struct Place: Decodable, Equatable { var identifier: String }
      var file: String
      var line: Int
      var message: String
      var place: Place?
    }
    struct Training: Decodable {
      struct Point: Decodable { var step: Int }
      var name: String
      var step: Int
      var steps: Int
      var losses: [Point]
    }
    var version: Int
    var phase: String
    var isOld: Bool
    var mistakes: [Mistake]
    var fault: String?
    var trainings: [Training]
    var missingCount: Int
    var canTrain: Bool
  }
}
