import Manuscript
import Plotting
import Testing

@testable import Publishing

@Suite struct TableLayoutTests {
  private let measurer = FixedWidthMeasurer()

  private func parts(_ table: DataTable) -> [PageParts] {
    let element = ReportElement.table(ReportTable(label: "t", number: 1, caption: [.text("Caption")], table: table))
    let chapter = ReportChapter(
      title: "Chapter", label: "c", number: 1, blocks: [.embed(element, at: .init(file: "a.md"))])
    let pages = PrintedReport.pages(of: Report(title: "T", chapters: [chapter]), measurer: measurer)
    return pages.pages.dropFirst(2).map { PageParts($0) }
  }

  @Test func pointsStandUnderEachOther() {
    let cells = ["1.5", "93.25 ± 0.1", "12", "0.125", "100 ± 3"]
    let page = parts(
      DataTable(columns: [.init("name"), .init("value", alignment: .number)], rows: cells.map { ["x", $0] }))[0]
    let points = cells.compactMap { cell -> Double? in
      let whole = DecimalPoint.split(cell).whole
      return page.texts.first { $0.text.text == cell }.map { $0.x + Double(whole.count) * $0.text.font.size / 2 }
    }
    #expect(points.count == cells.count)
    #expect(Set(points.map { ($0 * 1000).rounded() }).count == 1)
  }

  @Test(arguments: [1, 4, 9, 14, 30])
  func noTableIsWiderThanTheFrameNorSmallerThanSevenPoints(_ columns: Int) {
    let style = PageStyle(.a4)
    let table = DataTable(
      columns: (0..<columns).map {
        .init("a heading of column \($0)", unit: "s", alignment: $0 % 2 == 0 ? .left : .number)
      },
      rows: (0..<4).map { row in (0..<columns).map { $0 % 2 == 0 ? "some words in row \(row)" : "\(row * $0).25" } })
    for page in parts(table) {
      for text in page.texts where text.tags.contains(.table) {
        #expect(PageParts.end(text) <= style.inner + style.frameWidth + 6, "\(text.text.text)")
        #expect(text.text.font.size >= 7)
      }
    }
  }

  /// Five short columns leave a column of sentences more than room for its longest word.
  @Test func sentencesAreNoLadderOfWords() {
    let sentence = Array(repeating: "word", count: 60).joined(separator: " ")
    let table = DataTable(
      columns: (0..<6).map { .init("column \($0)") },
      rows: [Array(repeating: "two or three words", count: 5) + [sentence]])
    let lines = parts(table)[0].texts.filter { $0.text.text.hasPrefix("word") }
    #expect(lines.count < 20 && lines.map { $0.text.text.split(separator: " ").count }.max() ?? 0 > 3)
  }

  @Test func theHeadRepeatsOnEveryPage() {
    let pages = parts(SampleFigure.epochs(150))
    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      #expect(page.string.contains("learning rate"), "page \(index)")
      #expect(page.string.contains("Table 1, continued") == (index > 0), "page \(index)")
    }
    let epochs = pages.flatMap(\.texts).map(\.text.text).filter { Int($0) != nil && $0.count <= 3 }
    #expect(Set(epochs).isSuperset(of: (1...150).map(String.init)))
  }

  @Test func aSmallTableStaysWhole() {
    let pages = parts(SampleFigure.epochs(12))
    #expect(pages.count == 1)
  }
}
