import Testing

@testable import Files

@Suite struct ContainedPathTests {
  @Test(arguments: [
    ("a", "a"), ("a/b", "a/b"), ("./a//b/.", "a/b"), (".", "."), ("./", "."), ("a/..b/...", "a/..b/..."), ("ä~", "ä~"),
  ])
  func insideIsWrittenOneWay(path: String, expected: String) { #expect(ContainedPath.canonical(path) == expected) }

  /// The third last has a combining accent after its slash, which is one `Character` with it.
  @Test(arguments: [
    "", "/", "/a", "..", "a/../b", "a/..", "~", "~root/a", "a\\b", "a\0b", "a/..//b", "../\u{301}a",
    "a\\\u{301}", String(repeating: "a", count: 1025),
  ])
  func outsideIsNoPath(path: String) { #expect(ContainedPath.canonical(path) == nil) }

  @Test func neighborsAreNotInside() {
    #expect(ContainedPath.isInside("/data/a", "/data") && ContainedPath.isInside("/data", "/data"))
    #expect(ContainedPath.isInside("/a", "/"))
    #expect(!ContainedPath.isInside("/data2", "/data") && !ContainedPath.isInside("/", "/data"))
  }
}
