import Files
import Testing

@Suite struct RelativePathTests {
  @Test(arguments: ["a", "a/b.txt", ".hidden", "a/..b/...", "ä b", "a/e\u{301}"])
  func whatLeadsDownIsPlain(text: String) { #expect(RelativePath(text).isPlain) }

  @Test(arguments: [
    "", "/a", "a/", "a//b", ".", "./a", "..", "a/../b", "a\\b", "a\0b", "a\u{1B}b", String(repeating: "a", count: 256),
    String(repeating: "a/", count: 512) + "a",
  ])
  func whatLeadsElsewhereIsNot(text: String) { #expect(!RelativePath(text).isPlain) }

  @Test func twoSpellingsAreTwoFiles() {
    let (one, other) = (RelativePath("\u{E9}"), RelativePath("e\u{301}"))
    #expect(one != other && other < one)
    #expect(!RelativePath(bytes: [0x61, 0xFF]).isPlain)
    #expect(RelativePath(bytes: [0x61, 0xFF, 0x1B]).description == "a\u{FFFD}\\u{1B}")
  }

  @Test func whatLiesInAFolderIsNamedFromThere() {
    #expect(RelativePath("a/b/c").within("a") == RelativePath("b/c"))
    #expect(RelativePath("ab/c").within("a") == nil && RelativePath("a").within("a") == nil)
    #expect(RelativePath("").appending("a".utf8).appending("b".utf8) == RelativePath("a/b"))
  }
}
