import Foundation
import Testing

@testable import Serving

/// What goes to a browser that has the page before.
@Suite struct PagePartsTests {
  private func page(_ chapters: [String], style: String = "p{}") -> Data {
    let sections = chapters.enumerated().map { "<section class=\"chapter\" id=\"c\($0)\">\n\($1)</section>\n" }.joined()
    return Data(
      "<head><style>\n\(style)\n</style></head><body><main id=\"content\">\n\(sections)</main><footer></footer></body>"
        .utf8)
  }

  private func changes(_ old: Data, _ new: Data) -> String {
    String(decoding: PageParts(new).changes(since: PageParts(old)), as: UTF8.self)
  }

  @Test func aPageIsWholeAgain() {
    for chapters in [[], ["a"], ["a", "b", "c"]] {
      #expect(PageParts(page(chapters)).whole == page(chapters))
      #expect(PageParts(page(chapters)).parts.filter { $0.kind == .chapter }.count == chapters.count)
    }
    #expect(PageParts(Data()).whole == Data())
  }

  @Test func onlyTheChangedChapterGoesOut() {
    let text = changes(page(["one", "two", "three"]), page(["one", "other", "three"]))
    #expect(
      text == """
        <head><style class="live-same"></style></head><body><main id="content">
        <section class="chapter live-same" id="c0"></section><section class="chapter" id="c1">
        other</section>
        <section class="chapter live-same" id="c2"></section></main><footer></footer></body>
        """)
  }

  @Test func aStyleThatIsOtherGoesOut() {
    #expect(changes(page(["one"]), page(["one"], style: "b{}")).contains("<style>\nb{}\n</style>"))
  }

  @Test func whereChaptersCameOrWentAllGoesOut() {
    let new = page(["one", "two"])
    #expect(changes(page(["one"]), new) == String(decoding: new, as: UTF8.self))
    #expect(changes(Data("<body></body>".utf8), new) == String(decoding: new, as: UTF8.self))
  }

  @Test func aRealPageHasItsChaptersApart() async throws {
    let book = try SampleBook()
    let old = Data(try await book.page().html.utf8)
    try book.write(SampleBook.chapter + "\nMore.\n", to: "a.md")
    let new = Data(try await book.page().html.utf8)
    #expect(PageParts(old).parts.map(\.kind) == [.frame, .style, .frame, .chapter, .frame])
    let text = changes(old, new)
    #expect(text.contains("More.") && text.utf8.count < new.count)
  }
}
