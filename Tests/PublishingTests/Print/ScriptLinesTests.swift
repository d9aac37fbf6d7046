import Drawing
import Manuscript
import Plotting
import Testing

@testable import Publishing

/// Lines of scripts that are written from the right or without spaces, with the fonts of this machine.
@Suite struct ScriptLinesTests {
  private let measurer: PangoMeasurer

  init() throws { measurer = try PangoMeasurer() }

  private func page(_ blocks: [Block<ReportElement>]) -> PageParts {
    let chapter = ReportChapter(title: "T", label: "t", number: nil, blocks: blocks)
    return PageParts(
      PrintedReport.pages(of: Report(title: "R", chapters: [chapter]), measurer: measurer).pages[2])
  }

  private func texts(_ page: PageParts, _ part: String) -> [(
    text: PlacedText, x: Double, y: Double, tags: [Plotting.Tag]
  )] {
    page.texts.filter { $0.text.text.contains(part) }
  }

  private let style = PageStyle(.a4)

  @Test func aParagraphFromTheRightBeginsThere() throws {
    let page = page([.paragraph([.text("שלום "), .strong([.text("עולם")]), .text(" abc 12 סוף")], label: nil)])
    let first = try #require(texts(page, "שלום").first)
    let right = style.frameX(3) + style.textWidth
    #expect(abs(PageParts.end(first) - right) < 0.1)
    let bold = try #require(texts(page, "עולם").first)
    #expect(bold.text.font.weight == .bold && PageParts.end(bold) < first.x + 0.1)
    let latin = try #require(texts(page, "abc").first)
    #expect(latin.text.direction == .leftToRight && PageParts.end(latin) <= bold.x + 0.1)
    let last = try #require(texts(page, "סוף").first)
    #expect(PageParts.end(last) <= latin.x + 0.1)
  }

  @Test func englishAroundHebrewBeginsOnTheLeft() throws {
    let page = page([.paragraph([.text("see שלום "), .strong([.text("עולם")]), .text(" end")], label: nil)])
    let places = ["see", "עולם", "שלום", "end"].compactMap { texts(page, $0).first?.x }
    try #require(places.count == 4)
    #expect(places == places.sorted())
    #expect(abs(places[0] - style.frameX(3)) < 0.1)
  }

  @Test func lettersJoinThroughAChangeOfLook() throws {
    let page = page([.paragraph([.text("ال"), .strong([.text("كتاب")]), .text(" جديد")], label: nil)])
    let article = try #require(texts(page, "ال").first)
    let noun = try #require(texts(page, "كتاب").first)
    #expect(article.text.joins.after && noun.text.joins.before && !noun.text.joins.after)
  }

  @Test func captionsHeadingsAndItemsHaveTheirDirection() throws {
    let right = style.frameX(3) + style.textWidth
    let raster = Raster(width: 4, height: 4, pixels: [UInt8](repeating: 9, count: 48))
    let picture = ReportPicture(
      label: "p", number: 1, caption: [.text("כיתוב אחד")], alt: "a",
      image: ReportImage(mediaType: "image/png", bytes: [], raster: raster))
    let page = page([
      .heading(level: 2, [.text("כותרת")], label: "h"),
      .list(List(start: nil, isTight: true, items: [.init(blocks: [.paragraph([.text("פריט")], label: nil)])])),
      .embed(.picture(picture), at: .init(file: "a.md")),
    ])
    let heading = try #require(texts(page, "כותרת").first)
    #expect(abs(PageParts.end(heading) - right) < 0.1)
    let item = try #require(texts(page, "פריט").first)
    let mark = try #require(texts(page, "•").first)
    #expect(mark.x > item.x + item.text.width)
    let number = try #require(texts(page, "Figure").first)
    #expect(abs(PageParts.end(number) - right) < 0.1)
  }

  @Test func marksOfChineseDoNotBeginLines() {
    let sentence = "所有的行都必须在任何两个字之间断开，但是标点不能在行首。"
    let page = page([
      .paragraph([.text(String(repeating: sentence, count: 6)), .strong([.text("终")]), .text("。")], label: nil)
    ])
    let lines = page.texts.filter { $0.tags.contains(.paragraph) }
    #expect(Set(lines.map(\.y)).count >= 4)
    for line in lines where abs(line.x - style.frameX(3)) < 0.1 {
      #expect(!"，。".contains(line.text.text.first ?? "x"), "\(line.text.text)")
      #expect(line.text.width < style.textWidth + 0.1)
    }
    #expect(lines.map(\.text.text).joined() == String(repeating: sentence, count: 6) + "终。")
  }

  @Test func codeOfWideLettersStaysOnItsShadeAndRunsFromTheLeft() throws {
    let wide = String(repeating: "\u{1D54E}", count: 150)
    let page = page([.code(text: wide + "\n    " + wide + "\nאב = 1", language: nil)])
    let lines = page.texts.filter { $0.tags.contains(.code) }
    #expect(lines.count > 5)
    for line in lines { #expect(PageParts.end(line) < style.frameX(3) + style.frameWidth, "\(line.text.text)") }
    #expect(lines.map(\.text.text).joined().filter { $0 == "\u{1D54E}" }.count == 300)
    #expect(lines.last?.text.direction == .leftToRight)
  }

  @Test func anIsolateMayGoOnInTheNextLine() {
    let text = "\u{2067}" + String(repeating: "אב ab ", count: 60) + "\u{2069} end"
    let page = page([.paragraph([.text(text)], label: nil)])
    let drawn = page.texts.filter { $0.tags.contains(.paragraph) }.map(\.text.text).joined()
    #expect(Set(page.texts.map(\.y)).count > 3)
    #expect(!drawn.contains("\u{FFFD}") && !drawn.contains("\u{2067}"))
    #expect(drawn.filter { $0 == "ב" }.count == 60 && drawn.contains("end"))
  }
}
