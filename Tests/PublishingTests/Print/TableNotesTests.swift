import Manuscript
import Plotting
import Testing

@testable import Publishing

/// Notes of tables, and tables within lists.
@Suite struct TableNotesTests {
  private static func pages(_ blocks: [Block<ReportElement>]) -> [PageParts] {
    let chapter = ReportChapter(title: "T", label: "t", number: nil, blocks: blocks)
    let report = Report(title: "R", chapters: [chapter])
    let pages = PrintedReport.pages(of: report, measurer: FixedWidthMeasurer())
    #expect(PageComparison.difference(html: HTMLReport.write(report), pages: pages) == nil)
    return pages.pages.dropFirst(2).map { PageParts($0) }
  }

  private static func note(_ text: String) -> Inline { .footnote(key: text, [.paragraph([.text(text)])]) }

  private static func notes(_ page: PageParts) -> [String] {
    page.texts.filter { $0.tags.contains(.note) }.map(\.text.text)
  }

  @Test func aHeadWithoutRowsHasItsNotes() {
    let table = MarkdownTable(
      alignments: [], head: [[.text("h"), Self.note("first")], [Self.note("second")]], rows: [])
    #expect(Self.notes(Self.pages([.table(table)])[0]) == ["1", "first", "2", "second"])
  }

  @Test func notesOfATableCountFromItsHead() {
    let table = MarkdownTable(
      alignments: [], head: [[.text("h"), Self.note("head")]], rows: [[[.text("c"), Self.note("cell")]]])
    #expect(Self.notes(Self.pages([.table(table)])[0]) == ["1", "head", "2", "cell"])
  }

  @Test func aTableThatBeginsAnItemHasOneHead() {
    let table = MarkdownTable(alignments: [], head: [[.text("head")]], rows: [[[.text("a")]], [[.text("b")]]])
    let list = List<ReportElement>(start: nil, isTight: true, items: [.init(blocks: [.table(table)])])
    #expect(Self.pages([.list(list)])[0].texts.count { $0.text.text == "head" } == 1)
  }

  private static func list(_ start: Int?, _ blocks: [Block<ReportElement>]) -> Block<ReportElement> {
    .list(List<ReportElement>(start: start, isTight: true, items: [.init(blocks: blocks)]))
  }

  @Test func aNumberHasRoomWithinABullet() throws {
    let page = Self.pages([Self.list(nil, [Self.list(1986, [.paragraph([.text("A year.")], label: nil)])])])[0]
    let bullet = try #require(page.texts.first { $0.text.text == "•" })
    let number = try #require(page.texts.first { $0.text.text == "1986." })
    let text = try #require(page.texts.first { $0.text.text == "A year." })
    #expect(PageParts.end(number) - number.text.width >= PageParts.end(bullet))
    #expect(text.x >= PageParts.end(number))
  }

  @Test func listsNestAsDeepAsTextDoes() {
    let words = "word after word"
    let deep = (0..<60).reduce([Block<ReportElement>.paragraph([.text(words)], label: nil)]) { inner, depth in
      [.paragraph([.text("Level \(depth) of them")], label: nil), Self.list(nil, inner)]
    }
    let texts = Self.pages(deep).flatMap(\.texts).filter { $0.text.text != "•" && $0.tags.contains(.listItem) }
    #expect(texts.count >= 60 && texts.allSatisfy { $0.x < 500 && $0.text.text.count > 4 })
  }

  /// Sixty quotes in each other, and as many in turn with lists.
  @Test(arguments: [1, 2]) func quotesNestAsDeepAsTextDoes(period: Int) {
    let deep = (0..<60).reduce([Block<ReportElement>.paragraph([.text("Level -1")], label: nil)]) { inner, depth in
      let words = Block<ReportElement>.paragraph([.text("Level \(depth)")], label: nil)
      return [words, depth % period == 0 ? .quote(inner) : Self.list(nil, inner)]
    }
    let pages = Self.pages(deep).map(\.texts)
    let shown = pages.joined().map(\.text.text).joined(separator: " ")
    for depth in -1..<60 { #expect(shown.contains("Level \(depth) ") || shown.hasSuffix("Level \(depth)")) }
    for page in pages {
      let places = page.filter { $0.text.text.hasPrefix("Level") }.map(\.x)
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy { $0 < 500 })
    }
  }

  @Test func aRowHigherThanAPageGoesOnOverleaf() {
    let words = (0..<3000).map { "w\($0)" }
    let table = MarkdownTable(
      alignments: [], head: [[.text("head")], [.text("b")]],
      rows: [[[.text("first")], []], [[.text(words.joined(separator: " "))], [.text("x")]], [[.text("last")], []]])
    let pages = Self.pages([.paragraph([.text("Before")], label: nil), .table(table)])
    let found = pages.flatMap { $0.texts.map(\.text.text) }.joined(separator: " ").split(separator: " ").map(
      String.init)
    #expect(found.filter { $0.hasPrefix("w") } == words)
    #expect(pages.count > 2 && pages.allSatisfy { page in page.texts.allSatisfy { $0.y < 842 } })
    // The head stands on each page, and no page has it alone.
    #expect(pages.allSatisfy { page in page.texts.count { $0.text.text == "head" } == 1 && page.texts.count > 5 })
  }

  /// A letter has its address at the foot of its own page.
  @Test func anAddressStandsOnEveryPageThatHasItsLetter() {
    let link = Block<ReportElement>.paragraph(
      [.text("See "), .link([.text("it")], to: .web("https://a.example/1"), title: nil)], label: nil)
    let fill = (0..<60).map { Block<ReportElement>.paragraph([.text("Line \($0)")], label: nil) }
    let pages = Self.pages([link, link] + fill + [link])
    #expect(pages.count > 1)
    for page in [pages[0], pages[pages.count - 1]] {
      #expect(Self.notes(page) == ["a", "https://a.example/1"])
    }
  }

  @Test func paragraphsOfATightItemStayTwo() {
    let item = List<ReportElement>.Item(blocks: [
      .paragraph([.text("one")], label: nil), .paragraph([.text("two")], label: nil),
    ])
    let report = Report(
      title: "R",
      chapters: [
        ReportChapter(
          title: "T", label: "t", number: nil, blocks: [.list(.init(start: nil, isTight: true, items: [item]))])
      ])
    #expect(HTMLReport.write(report).contains("<p>one</p>\n\n<p dir=\"auto\">two</p>"))
  }
}
