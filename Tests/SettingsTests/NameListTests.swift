import Testing

@testable import Settings

@Suite struct NameListTests {
  @Test func whatFitsIsShownWhole() {
    #expect(NameList.text([]) == "none")
    #expect(NameList.text(["a"]) == "a")
    #expect(NameList.text(["a.weight", "a.bias"], separator: "; ") == "a.weight; a.bias")
  }

  @Test(arguments: [30, 80, 300, 700])
  func namesAreNeverCut(most: Int) {
    let names = (0..<500).map { "layer\($0).conv.weight" }
    let parts = NameList.text(names, most: most).split(separator: ", ")
    #expect(parts.dropLast().elementsEqual(names.prefix(parts.count - 1).map { $0[...] }))
    #expect(parts.last == "and \(501 - parts.count) more")
    #expect(parts.dropLast().joined(separator: ", ").count <= max(most, names[0].count))
  }

  @Test func aNameOfAStrangerMayBeLong() {
    let text = NameList.text([String(repeating: "a", count: 10_000), "b"])
    #expect(text == String(repeating: "a", count: 150) + "…, b")
  }

  /// What is quoted may be anything; a message still ends between two words.
  @Test func aLongMessageEndsBetweenWords() {
    let words = Array(repeating: "convolution", count: 200).joined(separator: " ")
    let message = Diagnostic(words, at: SourceLocation(file: "a.md")).message
    #expect(message.hasSuffix("convolution…") && message.count <= 400)
    let one = Diagnostic(String(repeating: "é", count: 900), at: SourceLocation(file: "a.md")).message
    #expect(one == String(repeating: "é", count: 399) + "…")
  }
}
