import Foundation
import ProcessorTime
import Testing

@testable import Differences

/// Texts line by line, as `diff -u` gives them.
@Suite struct UnifiedDiffTests {
  static func diff(_ old: String?, _ new: String?) -> String {
    UnifiedDiff.lines(old.map { Data($0.utf8) }, new.map { Data($0.utf8) }, oldName: "a", newName: "b")
      .joined(separator: "\n")
  }

  static let numbers = (1...20).map { "\($0)\n" }.joined()

  @Test(arguments: [
    ("a\n", "a\n", ""), ("", "", ""),
    ("a\nb\nc\n", "a\nB\nc\n", "--- a\n+++ b\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c"),
    ("", "a\n", "--- a\n+++ b\n@@ -0,0 +1 @@\n+a"),
    ("a\nb\n", "", "--- a\n+++ b\n@@ -1,2 +0,0 @@\n-a\n-b"),
    ("a", "a\n", "--- a\n+++ b\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a"),
    ("a\n", "b", "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file"),
    ("a\r\n", "a\n", "--- a\n+++ b\n@@ -1 +1 @@\n-a\\u{D}\n+a"),
    // One spelling of é and the other, which Swift's texts take for equal.
    ("\u{E9}\n", "e\u{301}\n", "--- a\n+++ b\n@@ -1 +1 @@\n-\u{E9}\n+e\u{301}"),
    ("\n", "\n\n", "--- a\n+++ b\n@@ -1 +1,2 @@\n \n+"),
  ])
  func smallTexts(old: String, new: String, expected: String) {
    #expect(Array(Self.diff(old, new).utf8) == Array(expected.utf8), "\(Self.diff(old, new))")
  }

  @Test func changesThatAreFarApartHaveTheirOwnHunks() {
    let new = Self.numbers.replacing("\n3\n", with: "\nthree\n").replacing("\n17\n", with: "\n")
    #expect(
      Self.diff(Self.numbers, new) == """
        --- a
        +++ b
        @@ -1,6 +1,6 @@
         1
         2
        -3
        +three
         4
         5
         6
        @@ -14,7 +14,6 @@
         14
         15
         16
        -17
         18
         19
         20
        """)
    let near = Self.numbers.replacing("\n8\n", with: "\nx\n").replacing("\n15\n", with: "\ny\n")
    #expect(Self.diff(Self.numbers, near).split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -5,14 +5,14 @@"])
  }

  @Test func filesThatComeAndGo() {
    #expect(Self.diff(nil, "a\n") == "--- /dev/null\n+++ b\n@@ -0,0 +1 @@\n+a")
    #expect(Self.diff("a\n", nil) == "--- a\n+++ /dev/null\n@@ -1 +0,0 @@\n-a")
  }

  @Test func manyLinesTakeNoTime() {
    let old = (0..<100_000).map { "\($0)\n" }.joined()
    let new = (0..<100_000).map { "-\($0)\n" }.joined()
    var lines = 0
    let time = ProcessorTime.measure { lines = Self.diff(old, new).split(separator: "\n").count }
    #expect(lines == 200_003 && time < .seconds(60), "\(time)")
  }

  @Test func nothingMovesTheCursor() {
    let text = Self.diff("a\n", "\u{1B}[2J\u{202E}\u{9B}x\ty\n")
    #expect(text.hasSuffix("+\\u{1B}[2J\\u{202E}\\u{9B}x\ty"))
  }
}
