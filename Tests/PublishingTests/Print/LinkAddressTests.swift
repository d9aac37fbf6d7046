import Manuscript
import Plotting
import Testing

@testable import Publishing

/// Where a link leads can be read on paper.
@Suite struct LinkAddressTests {
  private func page(_ blocks: [Block<ReportElement>]) -> PageParts {
    let chapter = ReportChapter(title: "T", label: "t", number: nil, blocks: blocks)
    return PageParts(
      PrintedReport.pages(of: Report(title: "R", chapters: [chapter]), measurer: FixedWidthMeasurer()).pages[2])
  }

  private func link(_ text: String, _ address: String) -> Inline {
    .link([.text(text)], to: .web(address), title: nil)
  }

  @Test func anAddressStandsAtTheFootUnderItsLetter() throws {
    let page = page([
      .paragraph(
        [
          .text("See "), link("one", "https://a.example/1"), .text(", "), link("two", "https://b.example/2"),
          .text(" and "), link("one again", "https://a.example/1"), .text("."),
        ], label: nil)
    ])
    let notes = page.texts.filter { $0.tags.contains(.note) }
    #expect(notes.map(\.text.text) == ["a", "https://a.example/1", "b", "https://b.example/2"])
    #expect(notes.allSatisfy { $0.tags.contains(.added) })
    #expect(notes[1].tags.contains(.webLink("https://a.example/1")))
    let marks = page.texts.filter { $0.tags.contains(.added) && $0.tags.contains(.paragraph) }
    #expect(marks.map(\.text.text) == ["a", "b", "a"])
    #expect(notes[0].y > marks[2].y)
  }

  @Test(arguments: [
    ("https://a.example/x", "https://a.example/x"), ("a.example/x", "https://a.example/x/"),
    ("me@a.example", "mailto:me@a.example"), ("https://a.example/é", "https://a.example/%C3%A9"),
    ("http://a.example", "http://a.example/"),
  ])
  func anAddressThatIsThereIsNotRepeated(text: String, address: String) {
    #expect(!page([.paragraph([link(text, address)], label: nil)]).texts.contains { $0.tags.contains(.added) })
  }

  @Test(arguments: [
    ("https://a.example", "https://b.example"), ("me", "mailto:me@a.example"), ("A.EXAMPLE/x", "https://a.example/X"),
  ])
  func anAddressThatIsAnotherIsShown(text: String, address: String) {
    #expect(page([.paragraph([link(text, address)], label: nil)]).texts.contains { $0.tags.contains(.added) })
  }

  @Test func placesWithoutNotesHaveParentheses() {
    let table = MarkdownTable(
      alignments: [.left], head: [[.text("h")]], rows: [[[link("cell", "https://c.example/1")]]])
    let note = Inline.footnote(key: "n", [.paragraph([link("inner", "https://n.example/1")])])
    let page = page([.table(table), .paragraph([.text("x"), note], label: nil)])
    #expect(page.string.contains("cell  ( https://c.example/1 )"))
    #expect(page.string.contains("inner  ( https://n.example/1 )"))
    #expect(!page.texts.contains { $0.text.text == "a" })
  }

  @Test func placesOfTheReportHaveNoAddress() {
    let page = page([.paragraph([.link([.text("here")], to: .label("t"), title: nil)], label: nil)])
    #expect(!page.texts.contains { $0.tags.contains(.added) })
  }

  @Test func lettersGoOnAndLongAddressesEnd() {
    var notes = ChapterNotes()
    let letters = (0..<54).map { notes.letter(of: "https://a.example/\($0)") }
    #expect(letters[0] == "a" && letters[25] == "z" && letters[26] == "aa" && letters[53] == "bb")
    #expect(notes.letter(of: "https://a.example/0") == "a")
    let long = "https://a.example/" + String(repeating: "x", count: 3000) + "end"
    #expect(WebAddress.printed(long).count == 401 && WebAddress.printed(long).hasSuffix("xend"))
  }
}
