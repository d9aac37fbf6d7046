import Manuscript
import Plotting
import Settings
import Testing

@testable import Publishing

/// Pictures in running text, links and cells.
@Suite struct LinePictureTests {
  private static func image(_ width: Int, _ height: Int) -> ReportImage {
    ReportImage(
      mediaType: "image/png", bytes: [1],
      raster: Raster(width: width, height: height, pixels: [UInt8](repeating: 9, count: 3 * width * height)))
  }

  private let images = ["small": image(16, 8), "tall": image(30, 900), "wide": image(2000, 40)]
  private let style = PageStyle(.a4)

  private func picture(_ name: String) -> Inline {
    .image(alt: "alt-\(name)", path: name, at: SourceLocation(file: "a.md"))
  }

  private func page(_ blocks: [Block<ReportElement>]) -> PageParts {
    let chapter = ReportChapter(title: "T", label: "t", number: nil, blocks: blocks)
    let report = Report(title: "R", chapters: [chapter], images: images)
    return PageParts(PrintedReport.pages(of: report, measurer: FixedWidthMeasurer()).pages[2])
  }

  @Test func aPictureStandsOnTheBaselineAtItsOwnSize() throws {
    let page = page([.paragraph([.text("one "), picture("small"), .text(" two")], label: nil)])
    let one = try #require(page.texts.first { $0.text.text.contains("one") })
    let rect = try #require(page.pictures.first?.rect)
    #expect((rect.width, rect.height) == (12, 6))
    #expect(abs(rect.maxY - one.y) < 0.01 && abs(rect.x - PageParts.end(one)) < 0.01)
    #expect(!page.string.contains("alt-small"))
    #expect(page.pictures[0].tags.contains(.figure(alt: "alt-small")))
  }

  @Test func linesGrowForPicturesAndPicturesAreBounded() throws {
    let page = page([
      .paragraph([.text("above")], label: nil), .paragraph([.text("a "), picture("tall"), .text(" b")], label: nil),
      .paragraph([.text("c "), picture("wide"), .text(" d")], label: nil),
    ])
    let above = try #require(page.texts.first { $0.text.text == "above" })
    let rects = page.pictures.map(\.rect)
    #expect(rects.count == 2)
    #expect(
      abs(rects[0].height - 12 * TextKind.body.leading) < 0.01 && abs(rects[0].width - rects[0].height / 30) < 0.01)
    #expect(rects[0].y > above.y)
    #expect(abs(rects[1].width - style.textWidth) < 0.01 && abs(rects[1].height - style.textWidth / 50) < 0.01)
    #expect(rects[1].x >= style.frameX(3))
  }

  @Test func cellsBoundTheirPictures() throws {
    let table = MarkdownTable(
      alignments: [.left, .left], head: [[.text("a "), picture("small")], [.text("b")]],
      rows: [[[picture("wide")], [.text(SampleReport.prose)]], [[.text("x "), picture("tall")], [.text("y")]]])
    let page = page([.table(table)])
    #expect(page.pictures.count == 3)
    for picture in page.pictures {
      #expect(picture.rect.width > 4 && picture.rect.maxX < style.frameX(3) + style.frameWidth + 0.1)
    }
    let second = try #require(page.texts.first { $0.text.text.hasPrefix("y") })
    #expect(page.pictures[2].rect.y > page.pictures[1].rect.maxY && second.y > page.pictures[1].rect.maxY)
  }

  @Test func aPictureAloneHasItsOwnParagraphAlsoInALink() throws {
    let link = Inline.link([picture("tall")], to: .web("https://example.org/a"), title: nil)
    let page = page([.paragraph([link, .softBreak], label: nil), .paragraph([picture("small")], label: nil)])
    #expect(page.pictures[0].rect.height > 400)
    #expect(page.pictures[0].tags.contains(.webLink("https://example.org/a")))
    #expect((page.pictures[1].rect.width, page.pictures[1].rect.height) == (12, 6))
    #expect(page.string.contains("https://example.org/a"))
  }

  @Test func browsersBoundTheSamePictures() {
    let chapter = ReportChapter(
      title: "T", label: "t", number: nil,
      blocks: [.paragraph([.text("a "), picture("tall")], label: nil), .paragraph([picture("tall")], label: nil)])
    let html = HTMLReport.write(Report(title: "R", chapters: [chapter], images: images))
    #expect(html.matches(of: /<img [^>]*class="in-line">/).count == 1)
    #expect(html.matches(of: /<img\s/).count == 2)
    #expect(StylesheetText.text.contains("img.in-line{width:auto;max-height:19em;max-height:12lh}"))
  }
}
