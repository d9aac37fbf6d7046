import Manuscript
import Plotting
import Settings
import Testing

@testable import Publishing

/// Chapters of random blocks: whatever comes after whatever, nothing is lost and nothing leaves the page.
@Suite struct RandomReportTests {
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  /// Blocks whose texts carry numbers: `p12` begins paragraph 12.
  private func blocks(_ count: Int, _ dice: inout Dice, measurer: any TextMeasurer, next: inout Int) -> [Block<
    ReportElement
  >] {
    let here = SourceLocation(file: "a.md")
    return (0..<count).map { _ in
      next += 1
      let name = "p\(next)"
      let text = name + String(repeating: " some words", count: dice.roll(60))
      switch dice.roll(11) {
      case 0: return .heading(level: 1 + dice.roll(4), [.text(name)], label: name)
      case 1, 2:
        let scene = Scene(size: Size(150 + Double(dice.roll(400)), 40 + Double(dice.roll(900))), elements: [])
        return .embed(
          .figure(
            ReportFigure(label: name, number: next, caption: [.text(text)], alt: name, scene: scene, svg: "<svg></svg>")
          ),
          at: here)
      case 3:
        var table = SampleFigure.epochs(1 + dice.roll(90))
        table.columns[0].title = name
        return .embed(.table(ReportTable(label: name, number: next, caption: [.text("T")], table: table)), at: here)
      case 4: return .code(text: name + String(repeating: "\ncode of a line", count: dice.roll(90)), language: nil)
      case 5:
        return .embed(
          .admonition(
            Admonition(
              kind: .tip, title: [.text(name)],
              blocks: [.paragraph([.text(text.dropFirst(name.count).description)], label: nil)])), at: here)
      case 6:
        return .list(List(start: nil, isTight: true, items: [.init(blocks: [.paragraph([.text(text)], label: nil)])]))
      case 7:
        return .paragraph(
          [.text(text), .footnote(key: name, [.paragraph([.text("note of \(name)" + text.dropFirst(name.count))])])],
          label: name)
      default: return .paragraph([.text(text)], label: name)
      }
    }
  }

  @Test(arguments: 1...24)
  func nothingIsLostAndNothingLeavesThePage(_ seed: Int) {
    let measurer = FixedWidthMeasurer()
    var dice = Dice(state: UInt64(seed))
    var last = 0
    let chapters = (1...3).map { (number: Int) in
      ReportChapter(
        title: "Chapter \(number)", label: "c\(number)", number: number,
        blocks: blocks(4 + dice.roll(30), &dice, measurer: measurer, next: &last))
    }
    let document = PrintedReport.pages(of: Report(title: "T", chapters: chapters), measurer: measurer)
    let style = PageStyle(.a4)
    var seen: [Int: Int] = [:]
    for (index, scene) in document.pages.enumerated().dropFirst(2) {
      let page = PageParts(scene)
      for text in page.texts where !text.tags.contains(.artifact) {
        #expect(
          text.y <= style.page.height - style.bottom + 1 && text.y >= style.top, "page \(index + 1): \(text.text.text)")
        #expect(PageParts.end(text) <= style.frameX(index + 1) + style.frameWidth + 6)
        for word in text.text.text.split(separator: " ") where word.hasPrefix("p") {
          if let number = Int(word.dropFirst()) { seen[number, default: 0] += 1 }
        }
      }
      #expect(
        page.texts.contains { !$0.tags.contains(.artifact) } || !page.figures.isEmpty, "page \(index + 1) is empty")
    }
    #expect(Set(seen.keys) == Set(1...last))
    let places = document.pages.flatMap { PageParts($0).destinations }
    #expect(Set(places).count == places.count)
  }
}
