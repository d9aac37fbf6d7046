import Escaping
import Testing

@Suite struct ShowableTextTests {
  @Test(arguments: [0, 7, 0x7F, 0x85, 0xFDD0, 0xFFFE, 0x1FFFF, 0x202E, 0x2067] as [UInt32])
  func whatNoPageCanShowIsReplaced(_ value: UInt32) throws {
    #expect("a\(try #require(Unicode.Scalar(value)))b".showable == "a\u{FFFD}b")
  }

  @Test(arguments: ["plain", "a\tb\nc", "\u{2067}\u{5D0}\u{2069}", "e\u{301}", "\u{200F}\u{1F469}\u{200D}\u{1F52C}"])
  func theRestStays(_ text: String) { #expect(text.showable == text) }

  @Test func isolatesGoAndOtherMarksStay() {
    #expect("a\u{2066}b\u{2069}\u{200E}c".withoutIsolates == "ab\u{200E}c")
  }
}
