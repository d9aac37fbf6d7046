import Manuscript
import Plotting
import Testing

@testable import Publishing

/// Every character is 5 wide.
@Suite struct LineBreakerTests {
  private let ruler = TextRuler(FixedWidthMeasurer())
  private let kind = TextKind(font: Font(.serif, 10), leading: 14)

  private func lines(_ inlines: [Inline], width: Double) -> [String] {
    let setter = LineSetter(ruler: ruler)
    return LineBreaker(ruler: ruler).lines(words(inlines), width: width).map { line in
      setter.pieces(line.words).map(\.text).joined()
    }
  }

  private func words(_ inlines: [Inline]) -> [Word] {
    InlineSetter(
      ruler: ruler, places: Anchors(Report(title: "", chapters: [])), images: [:],
      marks: NoteMarks(footnote: { _, _ in "7" }, address: { _ in "a" })
    ).words(inlines, kind)
  }

  @Test func theRagIsAsQuietAsItCanBe() {
    // Filling each line as far as it goes would leave the second with "cc" alone.
    #expect(lines([.text("aaa bb cc ddddd")], width: 30) == ["aaa", "bb cc", "ddddd"])
  }

  @Test(arguments: [40.0, 55, 80, 200])
  func noLineIsTooLong(_ width: Double) {
    let address = "https://example.org/a/very/long/path?with=many&parts=of/it"
    let text: [Inline] = [
      .text(SampleReport.prose + " "), .link([.text(address)], to: .web(address), title: nil), .text(" and "),
      .code(String(repeating: "x", count: 90)), .strong([.text("bold")]), .text("."),
    ]
    let setter = LineSetter(ruler: ruler)
    let lines = LineBreaker(ruler: ruler).lines(words(text), width: width)
    for line in lines { #expect(setter.width(line.words) <= width + 0.01) }
    let whole = lines.flatMap { setter.pieces($0.words) }.map(\.text).joined().filter { !$0.isWhitespace }
    #expect(whole == text.plainText.filter { !$0.isWhitespace })
  }

  @Test func marksStayWithTheirWord() {
    let text: [Inline] = [.text("one two"), .footnote(key: "a", [.paragraph([.text("note")])]), .text(", three")]
    #expect(lines(text, width: 45) == ["one two7,", "three"])
  }

  /// Two marks are no number of two digits.
  @Test func aCommaPartsMarks() {
    let note = Inline.footnote(key: "a", [.paragraph([.text("note")])])
    #expect(lines([.text("one"), note, note, .text(" two"), note, .text("x"), note], width: 500) == ["one7,7 two7x7"])
  }

  @Test func breaksOfTheAuthorHold() {
    #expect(
      lines([.text("one"), .lineBreak, .text(" two"), .softBreak, .text("three")], width: 500) == ["one", "two three"])
  }

  @Test func aNumberKeepsItsSpreadAndItsUnit() {
    #expect(lines([.text("we see 93.2 ± 0.2 % here")], width: 85) == ["we see", "93.2\u{A0}±\u{A0}0.2\u{A0}% here"])
  }

  @Test func wordsBreakAfterHyphensButNumbersDoNot() {
    #expect(lines([.text("a twenty-fifth")], width: 50) == ["a twenty-", "fifth"])
    #expect(lines([.text("rates 1e-5 -0.5")], width: 45) == ["rates", "1e-5 -0.5"])
  }
}
