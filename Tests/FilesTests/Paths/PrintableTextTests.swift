import Files
import Testing

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("Zoë & 数", "Zoë & 数"), ("a\u{1B}[31m", "a\\u{1B}[31m"), ("a\nb\t", "a\\u{A}b\\u{9}"),
    ("x\u{202E}y\u{2028}", "x\\u{202E}y\\u{2028}"),
  ])
  func whatMovesTheCursorIsShownByItsNumber(text: String, expected: String) {
    #expect(PrintableText.text(text) == expected)
  }

  @Test func longTextsAreCutOff() {
    #expect(PrintableText.text("abcdef", most: 3) == "abc…" && PrintableText.text("abc", most: 3) == "abc")
    #expect(PrintableText.text("a\tb", keepsTabs: true) == "a\tb")
  }
}
