import Foundation
import Testing

@testable import Serving

@Suite struct ByteSearchTests {
  @Test(arguments: [
    ("abcabd", "abd", 3), ("abcabd", "a", 0), ("aaab", "ab", 2), ("ab", "ab", 0), ("ab", "b", 1),
    ("<<<main>", "<main>", 2),
  ])
  func theFirstPlaceIsFound(_ text: String, _ wanted: String, _ place: Int) {
    #expect(Data(text.utf8).place(of: Data(wanted.utf8)) == place..<place + wanted.utf8.count)
    // A part of a page counts as the page does.
    let part = Data(("xy" + text).utf8)[2...]
    #expect(part.place(of: Data(wanted.utf8)) == place + 2..<place + 2 + wanted.utf8.count)
  }

  @Test(arguments: [("abc", "d"), ("abc", "abcd"), ("", "a"), ("", ""), ("abc", ""), ("aaa", "ab")])
  func whatIsNotThereIsNotFound(_ text: String, _ wanted: String) {
    #expect(Data(text.utf8).place(of: Data(wanted.utf8)) == nil)
  }
}
