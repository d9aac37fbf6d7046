import Foundation
import Testing

@testable import Serving

@Suite struct StateFeedTests {
  @Test func whoComesLateHearsTheLastState() async {
    let feed = StateFeed()
    feed.tell(Data("one".utf8))
    feed.tell(Data("two".utf8))
    var events = feed.listen()?.makeAsyncIterator()
    #expect(await events?.next() == Data("two".utf8))
  }

  @Test func whoIsSlowHearsTheNewestOnly() async {
    let feed = StateFeed()
    var events = feed.listen()?.makeAsyncIterator()
    for number in 0..<1000 { feed.tell(Data("\(number)".utf8)) }
    #expect(await events?.next() == Data("999".utf8))
  }

  @Test func whoGoesIsForgotten() async {
    let feed = StateFeed()
    for _ in 0..<1000 {
      let listening = Task { [stream = feed.listen()] in
        if let stream { for await _ in stream {} }
      }
      listening.cancel()
      await listening.value
    }
    #expect(feed.count == 0)
  }

  @Test func thereAreNeverTooMany() {
    let feed = StateFeed()
    let streams = (0..<StateFeed.most + 10).map { _ in feed.listen() }
    #expect(streams.compactMap(\.self).count == StateFeed.most)
  }

  @Test func theEndIsHeardByAll() async {
    let feed = StateFeed()
    let streams = [feed.listen(), feed.listen()].compactMap(\.self)
    feed.end()
    for stream in streams { for await _ in stream { Issue.record("nothing was told") } }
    #expect(feed.listen() == nil)
  }
}
