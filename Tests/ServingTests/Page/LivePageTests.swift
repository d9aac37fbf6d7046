import Foundation
import Serving
import Testing

/// What is added to a page on its way out.
@Suite struct LivePageTests {
  @Test func thePageGetsTheScriptAndTheServersPolicy() async throws {
    let book = try SampleBook()
    let made = try await book.page().html
    let live = String(decoding: LivePage.page(made, token: "secret", version: 7).whole, as: UTF8.self)
    #expect(made.contains("http-equiv=\"Content-Security-Policy\"") && !made.contains("<script"))
    #expect(!live.contains("http-equiv=\"Content-Security-Policy\""))
    #expect(live.contains("<script src=\"/live/live.js\" defer></script>"))
    #expect(live.contains("<meta name=\"cyclopedia-live\" content=\"secret 7\">"))
    // Nothing else is other.
    let lines = Set(made.split(separator: "\n")).symmetricDifference(Set(live.split(separator: "\n")))
    #expect(lines.count == 4)
  }

  @Test func beforeTheFirstPageThereIsOneThatListens() {
    let page = String(decoding: LivePage.page(nil, token: "secret", version: 0).whole, as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>") && page.contains("content=\"secret 0\"") && page.contains("live.js"))
  }

  @Test func theScriptNeverWritesHTML() {
    let script = String(decoding: LivePage.script, as: UTF8.self)
    #expect(script.contains("EventSource"))
    for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("] {
      #expect(!script.contains(sink))
    }
  }
}
