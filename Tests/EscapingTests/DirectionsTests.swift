import Testing

@testable import Escaping

@Suite struct DirectionsTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("שלום", "שלום"), ("قطة\u{200F} cat\u{200E}", "قطة\u{200F} cat\u{200E}"),
    ("a\u{202E}b", "a\u{FFFD}b"), ("\u{202A}a\u{202C}", "\u{FFFD}a\u{FFFD}"),
    ("\u{202B}\u{202D}", "\u{FFFD}\u{FFFD}"), ("a \u{2067}שלום\u{2069} b", "a \u{2067}שלום\u{2069} b"),
    ("\u{2068}a\u{2066}b\u{2069}\u{2069}", "\u{2068}a\u{2066}b\u{2069}\u{2069}"), ("a\u{2067}b", "a\u{FFFD}b"),
    ("a\u{2069}b", "a\u{FFFD}b"), ("\u{2069}a\u{2066}", "\u{FFFD}a\u{FFFD}"),
    ("\u{2066}\u{2067}a\u{2069}", "\u{FFFD}\u{2067}a\u{2069}"), ("“dash” – 10⁻³", "“dash” – 10⁻³"),
  ])
  func nothingOutsideIsTurned(text: String, kept: String) {
    #expect(Array(text.keepingItsDirections.unicodeScalars) == Array(kept.unicodeScalars))
  }
}
