import Manuscript
import Settings
import Testing

@Suite struct LabelTests {
  @Test(arguments: [
    ("(a)=\n# T", ["anchor#t", "h1#a(T)"]), ("(t)=\n## T", ["h2#t(T)"]),
    ("(a)=\n## T\n\n## T", ["anchor#t", "h2#a(T)", "h2#t-1(T)"]),
    ("(A b)=\n\ntext", ["p#a-b(text)"]),
    ("text\n(a)=\nmore", ["p(text)", "p#a(more)"]),
    ("(a)=\n| x |\n|---|", ["table#a:n(x)"]),
    ("(a)=\n- x", ["anchor#a", "ul(p(x))"]),
    ("(a)=\n> (b)=\n> x", ["anchor#a", "quote(p#b(x))"]),
    ("(a)=\n% c\n\ntext", ["p#a(text)"]),
    ("% c\n# T\n% d\n\ntext\n\n% e\n\nmore\n\n`% f`", ["h1#t(T)", "p(text)", "p(more)", "p(code(% f))"]),
    (
      "## X\n## X\n## X-2\n## Ä, *b*!\n## 学习 2\n## …\n## हिन्दी -- A",
      [
        "h2#x(X)", "h2#x-1(X)", "h2#x-2(X-2)", "h2#ä-b(Ä, em(b)!)", "h2#学习-2(学习 2)", "h2#section(…)",
        "h2#हिन्दी-a(हिन्दी -- A)",
      ]
    ),
    ("# B\n\n(b)=\ntext", ["h1#b-1(B)", "p#b(text)"]),
  ])
  func labels(text: String, expected: [String]) {
    #expect(outline(text) == expected)
  }

  @Test func duplicates() {
    expect(["the label 'a' stands twice"], in: "(a)=\nb\n\n👉(A)=\nc")
    let (one, two) = (LabelCollector(), LabelCollector())
    let diagnostics = Diagnostics()
    _ = ChapterParser.parse(text: "(x)=\n# Same", file: "1.md", diagnostics: diagnostics, labels: one)
    _ = ChapterParser.parse(text: "# Same\n(x)=\n## Same", file: "2.md", diagnostics: diagnostics, labels: two)
    LabelCollector.reportDuplicates(among: [one, two], diagnostics: diagnostics)
    #expect(diagnostics.sorted.map(\.message) == ["the label 'x' stands twice"])
    #expect(diagnostics.sorted.map(\.location) == [SourceLocation(file: "2.md", line: 2)])
    #expect(diagnostics.sorted.map(\.hint) == ["it stands first at 1.md:1:1"])
  }

  @Test func entriesTellWhereLabelsStand() {
    let labels = LabelCollector()
    _ = ChapterParser.parse(
      text: "---\nlabel: c\n---\n# H\n\n> (p)=\n> x\n\n$$y$$ (q)", file: "1.md", diagnostics: Diagnostics(),
      labels: labels)
    #expect(labels.entries.map(\.name) == ["c", "h", "p", "q"])
    #expect(labels.entries.map(\.isWritten) == [true, false, true, true])
    #expect(labels.entries.map { [$0.location.line, $0.location.column] } == [[2, 8], [4, 1], [6, 3], [9, 1]])
  }
}
