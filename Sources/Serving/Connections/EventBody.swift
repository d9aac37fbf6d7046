import FlyingSocks
import Foundation

/// Events as the body of an answer: each goes out when it is told, until the reader goes or the feed ends.
struct EventBody: AsyncBufferedSequence {
  typealias Element = UInt8

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var events: AsyncStream<Data>.Iterator
    private var rest: Data.SubSequence = Data()[...]

    fileprivate init(_ events: AsyncStream<Data>.Iterator) { self.events = events }

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = await events.next()?[...] ?? Data()[...] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> Data? {
      guard rest.isEmpty else {
        defer { rest = Data()[...] }
        return Data(rest)
      }
      return await events.next()
    }
  }

  let events: AsyncStream<Data>

  func makeAsyncIterator() -> Iterator { Iterator(events.makeAsyncIterator()) }
}
