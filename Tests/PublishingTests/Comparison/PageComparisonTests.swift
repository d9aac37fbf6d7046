import Drawing
import Manuscript
import Plotting
import Testing

@testable import Publishing

/// Page and PDF say the same, and where they do not that is seen.
@Suite struct PageComparisonTests {
  private static let report = SampleReport(measurer: FixedWidthMeasurer()).report()

  private static func difference(_ screen: Report, _ paper: Report) -> String? {
    PageComparison.difference(
      html: HTMLReport.write(screen), pages: PrintedReport.pages(of: paper, measurer: FixedWidthMeasurer()))
  }

  @Test func everyKindOfBlockAndTextIsTheSame() { #expect(Self.difference(Self.report, Self.report) == nil) }

  @Test(arguments: PageFormat.allCases)
  func alsoWithTheFontsOfThisMachine(_ format: PageFormat) throws {
    let measurer = try PangoMeasurer()
    let report = SampleReport(measurer: measurer).report()
    let pages = PrintedReport.pages(of: report, format: format, measurer: measurer)
    #expect(PageComparison.difference(html: HTMLReport.write(report), pages: pages) == nil)
  }

  /// The sample with one thing changed.
  private static let changes: [(name: String, change: @Sendable (inout Report) -> Void)] = [
    ("a letter", { $0.chapters[0].blocks[3] = .paragraph([.text(SampleReport.prose + "x")], label: nil) }),
    ("a missing block", { $0.chapters[1].blocks.remove(at: 0) }),
    ("the order", { $0.chapters[0].blocks.swapAt(3, 4) }),
    (
      "a missing space",
      {
        $0.chapters[0].blocks[3] = .paragraph(
          [.text(SampleReport.prose.replacing("that is", with: "thatis"))], label: nil)
      }
    ),
    (
      "a note",
      {
        $0.chapters[2].blocks.append(
          .paragraph([.text("x"), .footnote(key: "z", [.paragraph([.text("other")])])], label: nil))
      }
    ),
    ("a picture", { $0.images = [:] }),
    (
      "a cell",
      { report in
        guard case .table(var table) = report.chapters[1].blocks[7] else { return }
        table.rows[0][2] = [.text("0.12")]
        report.chapters[1].blocks[7] = .table(table)
      }
    ),
    ("a title", { $0.chapters[1].title = "Another" }), ("a fact", { $0.data = "others" }),
    ("code", { $0.chapters[0].blocks[9] = .code(text: "data: $other", language: nil) }),
  ]

  @Test(arguments: changes.indices)
  func everyChangeIsSeen(_ index: Int) {
    var other = Self.report
    Self.changes[index].change(&other)
    #expect(Self.difference(Self.report, other) != nil, "\(Self.changes[index].name) on paper")
    #expect(Self.difference(other, Self.report) != nil, "\(Self.changes[index].name) on screen")
  }

  @Test func aDifferenceSaysWhereItIs() throws {
    var other = Self.report
    other.chapters[0].title = "What the policies were"
    let difference = try #require(Self.difference(Self.report, other))
    #expect(difference.hasPrefix("text: the page has “") && difference.contains("policies were"))
  }

  @Test func whatFloatsIsReadInItsPlace() {
    // Two figures too high for the page that begins with them, and text that overtakes them.
    let sample = SampleReport(measurer: FixedWidthMeasurer())
    let text = (0..<12).map { sample.paragraph("\($0) " + SampleReport.prose) }
    let blocks = text[..<8] + [sample.figure("f", 1, height: 500), sample.figure("g", 2, height: 400)] + text[8...]
    let chapter = ReportChapter(title: "T", label: "t", number: 1, blocks: Array(blocks))
    let report = Report(title: "R", chapters: [chapter])
    #expect(Self.difference(report, report) == nil)
  }
}
