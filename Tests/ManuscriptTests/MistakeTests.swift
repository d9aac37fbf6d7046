import Manuscript
import Settings
import Testing

/// What is said about an author's mistakes, and where.
@Suite struct MistakeTests {
  @Test(arguments: [
    (["this fence is never closed"], "a\n\n👉```{train} x\nlike: plain\n"),
    (["this fence is never closed"], "👉~~~~\na\n~~~\n"),
    (["this fence is never closed"], "👉```"),
    (["this fence is never closed"], "👉:::{note}\na\n::\n"),
    (["this fence is never closed"], "> 👉```\n> a\n\nb"),
    (["this fence is never closed"], "> 👉```\n> a\n```\nb\n```"),
    (["this fence is never closed"], "- 👉```\n  a\n\n```\nb\n```"),
    (["this fence is never closed", "this fence is never closed"], "> 👉```\n> a\n👉```\nb"),
    (["this fence is never closed"], "> - 👉:::{note}\n>   a\n> b"),
    (["this fence is never closed"], "👉$$\nx"),
    ([], "> ```\n> a\n> ```\n\n- ```\n  ```\n- ~~~ x\n  ~~~\n```\n```"),
    (["this line of colons closes nothing"], ":::{note}\n:::{tip}\na\n:::\n👉:::"),
    (["'{trian x' is not a directive"], "👉```{trian x\n```"),
    (["'{.python}' is not a directive"], "👉``` {.python}\n```"),
    (["'note' is not a directive"], "👉::: note\n:::"),
    (["the option 'a' stands twice"], "```{plot} x\n:a: 1\n👉:a: 2\n```"),
    (["a takes a text or a list, not a mapping"], "```{plot} x\n---\na: 👉{b: c}\n---\n```"),
    (
      ["the line that opens a fence of backticks cannot hold backticks", "this fence is never closed"],
      "👉```{note} Use `x`\na\n👉```"
    ),
  ])
  func fences(messages: [String], marked: String) { expect(messages, in: marked) }

  @Test(arguments: [
    (["the front matter has no setting 'tilte'"], "---\n👉tilte: x\n---\n"),
    (["the front matter that opens here is never closed"], "👉---\ntitle: x\n"),
    (["title takes a text, not a list"], "---\ntitle: 👉[x]\n---\n"),
    (["'a/b' is not a label"], "---\nlabel: 👉a/b\n---\n"),
    (["'a!' is not a label"], "text\n\n> 👉(a!)=\n> b"),
    (["the label 'a' names nothing"], "- 👉(a)=\n\nb"),
    (["the label 'a' names nothing"], "👉(a)=\n(b)=\ntext"),
    (["this comment is never closed"], "a\n\n👉<!-- b\n\n# c"),
  ])
  func blocks(messages: [String], marked: String) { expect(messages, in: marked) }

  @Test(arguments: [
    (["the role {value} has no closing `"], "a *b* 👉{value}`c"),
    (["the role {value} has no closing `"], "| a | b |\n|---|---|\n| x | 👉{value}`c | d` |"),
    // cmark drops a note that nothing refers to, with the role in it.
    ([], "[^1]: {value}`c\n\n[^2]: {value}`d` $e$"),
    (
      ["a note cannot refer to a note", "a note cannot refer to a note"],
      "a[^1] b[^2]\n\n[^1]: 👉c[^2]\n[^2]: 👉d[^1]"
    ),
    (["a note holds paragraphs, lists and code only"], "a[^1]\n\n[^1]: b\n\n    👉> c"),
  ])
  func runningText(messages: [String], marked: String) { expect(messages, in: marked) }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "javascript&#58;alert(1)", "java&#x09;script:alert(1)",
    "javascript&colon;alert(1)", "javascript%3Aalert(1)", "%6Aavascript:alert(1)", "<javascript: alert(1)>",
    "< javascript:alert(1)>", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "irc://a.b", "ftp:a",
    "doi:10.1/2", "blob:x",
    "//evil.example/x", "/etc/passwd", "\\\\host\\x", "http:x", "<https://a b>", "x:y/z", "#", "#a/b",
    "java\u{200B}script:x", "%00x", "%2Fetc", "~/x",
  ])
  func linksThatAreRefused(address: String) {
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: "x\n[text](\(address)) y", file: "a.md", diagnostics: diagnostics)
    #expect(diagnostics.sorted.map(\.location.line).allSatisfy { (1...2).contains($0) })
    #expect(diagnostics.count == 1)
    #expect(chapter?.blocks.map(\.outline) == ["p(x␤text y)"])
  }

  @Test(arguments: ["https://a.b/c.png", "data:image/png;base64,AAAA", "/a.png", "file:a.png", "#a", "%2e%00", ""])
  func picturesThatAreRefused(address: String) {
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: "![*text*](\(address)) y", file: "a.md", diagnostics: diagnostics)
    #expect(diagnostics.count == 1)
    #expect(chapter?.blocks.map(\.outline) == ["p(text y)"])
  }

  @Test(arguments: [
    (["a link cannot lead to 'javascript:x'"], "a\n> b\n> c [d](👉javascript:x) [e](f.md)"),
    (["a picture cannot come from 'http://x/y.png'"], "- ![a](b.png)\n- ![c](👉http://x/y.png)"),
    (["'/x' is not a relative path", "'/x' is not a relative path"], "[a](👉/x)\n[b](👉/x)"),
    (["a link cannot lead to 'irc://a.b'"], "<👉irc://a.b>"),
    (["a link cannot lead to 'data:x'"], "| a |\n|---|\n| [b](👉data:x) |"),
    (["this link leads nowhere"], "b [a👉]() c"),
  ])
  func linkPlaces(messages: [String], marked: String) { expect(messages, in: marked) }

  @Test(arguments: [
    (["a chapter's title cannot have roles"], "# A 👉{value}`b`\n\ntext"),
    ([], "text\n\n## A {value}`b`"),
  ])
  func titles(messages: [String], marked: String) { expect(messages, in: marked) }

  @Test func bytesThatAreNoText() {
    let diagnostics = Diagnostics()
    let bytes = Array("é\nab".utf8) + [0xFF, 0x41]
    #expect(ChapterParser.parse(bytes: bytes, file: "a.md", diagnostics: diagnostics) == nil)
    #expect(diagnostics.sorted.map(\.message) == ["byte 5 of the file (0xFF) is not UTF-8"])
    #expect(diagnostics.sorted.map(\.location) == [SourceLocation(file: "a.md", line: 2, column: 3)])
  }

  @Test(arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func badSequences(bytes: [UInt8]) {
    let diagnostics = Diagnostics()
    #expect(ChapterParser.parse(bytes: [0x61] + bytes, file: "a.md", diagnostics: diagnostics) == nil)
    #expect(diagnostics.sorted.map(\.location.column) == [2])
  }

  @Test func aByteOrderMarkIsSkipped() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("---\ntitle: é\n---\n".utf8)
    let diagnostics = Diagnostics()
    #expect(ChapterParser.parse(bytes: bytes, file: "a.md", diagnostics: diagnostics)?.title == "é")
    #expect(diagnostics.count == 0)
  }
}
