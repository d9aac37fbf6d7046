import Manuscript
import Plotting
import Testing

@testable import Publishing

@Suite struct PrintedReportTests {
  private let measurer = FixedWidthMeasurer()
  private let report = SampleReport(measurer: FixedWidthMeasurer()).report()

  private func pages(_ format: PageFormat = .a4) -> (document: DocumentPages, parts: [PageParts]) {
    let document = PrintedReport.pages(of: report, format: format, measurer: measurer)
    return (document, document.pages.map { PageParts($0) })
  }

  @Test(arguments: PageFormat.allCases)
  func nothingLeavesTheMargins(_ format: PageFormat) {
    let style = PageStyle(format)
    for (index, page) in pages(format).parts.enumerated() {
      for text in page.texts where !text.tags.contains(.artifact) {
        #expect(
          PageParts.end(text) <= style.frameX(index + 1) + style.frameWidth + 6, "page \(index + 1): \(text.text.text)")
        #expect(text.y <= format.size.height - style.bottom + 1, "page \(index + 1): \(text.text.text)")
        #expect(text.y >= style.top, "page \(index + 1): \(text.text.text)")
      }
    }
  }

  @Test func aCaptionStandsUnderItsFigureOnTheSamePage() {
    for page in pages().parts.dropFirst() {
      let captions = page.texts.filter { $0.tags.contains(.caption) && $0.text.text.hasPrefix("Figure") }
      #expect(captions.count == page.figures.filter { !$0.isInText }.count)
      for caption in captions { #expect(page.figures.contains { $0.y < caption.y }) }
    }
  }

  @Test func linksLeadToPlacesThatExistOnce() {
    let (document, parts) = pages()
    let places = parts.flatMap(\.destinations)
    #expect(Set(places).count == places.count)
    for link in parts.flatMap(\.links) { #expect(places.contains(link), "\(link)") }
    for entry in document.outline { #expect(places.contains(entry.destination), "\(entry.title)") }
    #expect(
      document.outline.map(\.title) == [
        "Contents", "1  What the policies are", "Three ways to choose a rate", "2  The range test",
        "What the rules say",
        "3  Confusions",
      ])
  }

  @Test func contentsSayTheRightPages() {
    let (document, parts) = pages()
    let contents = parts[1]
    for entry in document.outline.dropFirst() {
      let page = parts.firstIndex { $0.destinations.contains(entry.destination) }
      let number = contents.texts.first {
        $0.tags.contains(.link(destination: entry.destination)) && Int($0.text.text) != nil && $0.text.anchor == .end
      }
      #expect(number.map(\.text.text) == page.map { "\($0 + 1)" }, "\(entry.title)")
    }
  }

  @Test func chaptersBeginPagesAndHeadsNameThem() {
    let parts = pages().parts
    for chapter in report.chapters {
      let opening = parts.firstIndex { $0.destinations.contains(chapter.label) }
      #expect(opening.map { parts[$0].destinations.first } == chapter.label)
      guard let opening, opening + 1 < parts.count else { continue }
      #expect(!parts[opening].texts.contains { $0.tags.contains(.artifact) && $0.text.text == chapter.title })
    }
    #expect(parts.contains { $0.texts.contains { $0.tags == [.artifact] && $0.text.text == "Confusions" } })
  }

  @Test func notesStandOnceAtTheFoot() {
    let words = pages().parts.map(\.string)
    for note in ["A first note of this chapter.", "And a second."] {
      #expect(words.filter { $0.contains(note) }.count == 1)
    }
  }

  @Test func theTitlePageSaysWhatTheReportIs() {
    let title = pages().parts[0]
    for text in ["The 1cycle policy, measured", "Ada Byron", "5 May 2025", "quick", "Figure 1."] {
      #expect(title.string.contains(text), "\(text)")
    }
    #expect(title.figures.map(\.alt) == ["Test accuracy of onecycle rises from 10 % to 93.2 % over 24 epochs."])
  }

  @Test func equalReportsAreEqualPages() {
    #expect(pages().document.pages == pages().document.pages)
  }

  @Test func anEmptyReportHasATitleAndContents() {
    let document = PrintedReport.pages(of: Report(title: "Nothing", chapters: []), measurer: measurer)
    #expect(document.pages.count == 2)
    let chapter = ReportChapter(title: "Empty", label: "e", number: nil, blocks: [])
    let one = PrintedReport.pages(of: Report(title: "One", chapters: [chapter]), measurer: measurer)
    #expect(one.pages.count == 3)
  }
}
