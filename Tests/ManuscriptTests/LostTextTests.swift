import Settings
import Testing

@testable import Manuscript

/// What Markdown leaves out of a page, or shows otherwise than it is meant, is said.
@Suite struct LostTextTests {
  private static func said(_ text: String) -> [String] {
    let diagnostics = Diagnostics()
    _ = ChapterParser.parse(text: text, file: "a.md", diagnostics: diagnostics)
    return diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.severity.rawValue) \($0.message)" }
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |", "4:1 warning this row has 3 cells and the table 2 columns"),
    (
      "| a |\n|--|\n| 1 | 2 |\n| 1 |\n| 3 | 4 | 5 |",
      "3:1 warning this row has 2 cells and the table 1 columns: the rest is left out, as in line 5"
    ),
    ("> | a |\n> |---|\n> | 1 | 2 |", "3:3 warning this row has 2 cells and the table 1 columns"),
    ("- a | b\n  --|--\n  1 | 2 | 3 | 4", "3:3 warning this row has 4 cells and the table 2 columns"),
    ("| a | b |\n|--|\n| 1 | 2 |", "2:1 warning this table's head has 2 columns and the line below it 1"),
    ("a | b\n--|---|---", "2:1 warning this table's head has 2 columns and the line below it 3"),
    ("Of these are\n% of all\nand so on.", "2:1 warning this line is a comment, which ends the text before it"),
    ("It was 85\n% of all.", "2:1 warning this line is a comment"), ("- item 50\n% more", "2:1 warning this line is a"),
    ("> a\n>\n> b\n> % c", "4:3 warning this line is a comment"), ("|a|\n|-|\n% b", "3:1 warning this line is a"),
    ("a<br>b and <kbd>c</kbd>", "1:2 warning HTML is not read here"), ("<div>\na\n</div>", "1:1 warning HTML is not"),
    ("<!-- a --> **b** <!-- c -->", "1:1 warning text beside a comment that begins a line is shown as code"),
    ("a ^[note] b", "1:3 warning this is a note for Pandoc"), ("a ==b c== d", "1:3 warning this is marked text"),
    ("[TOC]", "1:1 warning this is a place for a list of contents"), ("[[TOC]]", "1:1 warning this is a place for a"),
    ("!!! note", "1:1 warning this is a box or a"),
    ("*[AB]: Abbreviation", "1:1 warning this defines an abbreviation"), ("%%\n\nx", "1:1 warning lines between two"),
    ("In {{ name }}.", "1:4 warning this is a command"), ("a [nope][] b", "1:3 warning '[nope]' has no address"),
    ("+++\ntitle = 'A'\n+++\n\nb", "1:1 warning this front matter is for Hugo"),
    ("![a](b.png 'Title')", "1:6 warning the picture's title 'Title' is not shown"),
    ("![a[^n]](b.png)\n\n[^n]: N", "1:10 error a picture's description cannot have a note"),
    ("x ![ ](b.png) ![](c.png)", "1:8 warning this picture has no description"),
    ("# A\n\nb\n\n# C\n\n# D", "5:1 warning a title in the middle of the text"),
    ("a\n\n##\n\nb", "3:1 warning this heading has no text"), ("#\n\nb", "1:1 warning this heading has no text"),
    ("Right  Left\n-----  ----\n   12  a", "2:1 warning this is a table for Pandoc"),
    ("> a b\n> --- ---\n> 1 2", "2:3 warning this is a table for Pandoc"),
    ("So {value} `a.test.loss` is.", "1:4 warning this role's name stands apart"),
    ("```python title=\"a.py\"\nx\n```", "1:1 warning what stands behind this fence's language"),
    ("- ~~~swift {1,3} numbers\n  x\n  ~~~", "1:3 warning what stands behind this fence's language"),
    ("# A title[^1]\n\n[^1]: n", "1:1 warning a chapter's title is shown as plain text, without its note"),
    (
      "# A [b](c.md) ![d](e.png)\n\nb",
      "1:1 warning a chapter's title is shown as plain text, without its picture, where"
    ),
    ("# A *~~b~~*\n\nb", "1:1 warning a chapter's title is shown as plain text, without that a part is struck out"),
    ("- a\n- % b", "2:3 warning this line begins with %, which makes a comment"),
    ("> % a\n\nb", "1:3 warning this line begins with %, which makes"),
    ("a\n\n%b c", "3:1 warning this line begins with %"),
    ("a[^b c]", "1:2 warning the note's name 'b c' has blanks"),
    ("![a](my pic.png)", "1:4 warning this address has blanks"), ("[a](b c.md#d) e", "1:3 warning this address has"),
    ("[*a*](https://a.example/b c) e", "1:1 warning this address has blanks"),
    ("![a](my pic.png \"T\")", "1:4 warning this address has blanks"),
    ("| a | b |\n| c | d |", "1:1 warning these rows have no line |---|"),
    ("x\n| a | b |", "1:1 warning these rows have no"),
    ("|a|b|\n|c|d|", "1:1 warning these rows have no line"),
    ("|===\n|a |b\n|===", "1:1 warning this is a table for Ascii"),
    ("| Roses are\n| red", "1:1 warning these lines are kept apart by Pandoc"),
    ("a. one\nb. two", "1:1 warning this is a list for another tool"),
    ("i) one\nii) two", "1:1 warning this is a list for"),
    ("#. one\n#. two", "1:1 warning this is a list for another"), ("(@) one", "1:1 warning this is a list for another"),
    ("H~2~O", "1:1 warning this is raised or lowered text"), ("x^2^ of", "1:1 warning this is raised or lowered text"),
    ("a {++b++} c", "1:3 warning this is a reviewer's mark"), ("a {>>b<<}", "1:3 warning this is a reviewer's mark"),
    ("[a [b](https://c.example) d](https://e.example)", "1:1 warning a link cannot stand within a link"),
    ("[a [b](c.md) d](e.md)", "1:1 warning a link cannot stand within a link"),
    ("word \\(x^2\\) so", "1:6 warning this is a formula for TeX, and stands in the text without"),
    ("- a \\[ y_1 \\]", "1:5 warning this is a formula for TeX"),
    ("so \\(x + 1\\) is", "1:4 warning this is a formula for TeX"), ("f\\(x\\)", "1:2 warning this is a formula for"),
    ("# A\n\n## Of \\(n\\)", "3:7 warning this is a formula"), ("|a|\n|-|\n|\\(n\\)|", "3:2 warning this is a formula"),
    ("See \\@ref(fig:x).", "1:5 warning this is a reference for bookdown, and stands in the text without"),
    ("Set $HOME/$USER first.", "1:5 warning what stands between these dollars is a formula here: $HOME/$"),
    ("a US$/CA$ rate", "1:5 warning what stands between these dollars"),
    ("*5$/6$* each", "1:3 warning what stands between"),
    ("a ~b c~ d", "1:3 warning words between single ~ are not struck out here"),
    ("% A title\n% A. Author\n\nb", "1:1 warning lines with % at the top are Pandoc's"),
    ("% A title\n\n## B", "1:1 warning lines with % at the top are Pandoc's"),
    ("a\n\n% of pictures were right,\nand more later.", "3:1 warning this line is a comment, and is not shown, though"),
    ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", "1:1 warning this is a table for Pandoc"),
    ("<!-- a --> <!-- b\nc -->\n", "1:1 error a second comment in a line ends in it"),
    ("{value}x and `{value}` and {value} `x`", "1:28 warning this role's name stands apart"),
    ("![a {value}`b.c`](d.png)", "1:5 error a picture's description cannot have roles"),
    ("a %%b%% c", "1:3 warning text between two of these is hidden"),
    ("---\ntitle:\n---\n\n# A\n\nb", "2:7 error title takes a text, not nothing"),
  ])
  func itIsSaid(_ text: String, _ beginning: String) {
    let found = Self.said(text)
    #expect(found.count == 1 && found[0].hasPrefix(beginning), "\(found)")
  }

  @Test(arguments: [
    "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| 1 |", "| a \\| b |\n|---|\n| 1 |", "a | b\n--|--\n1 | 2", "a\n---",
    "a\n\n% b\n\nc",
    "% a\n# B\n\nc", "<!-- a -->\n# B\n\nc", "a = b == c != d",
    "---\ntitle: A\n---\n\n# A\n\nb", "a\n\n--- ---\n\nb", "a {x} `b` and {value}`c.test.loss`",
    "```train text\nx\n```", "# A *b* `c` $d$\n\nb", "It is |x| and |y|\nand so on", "|x| is no more than |y|",
    "a ~~b~~ c",
    "a[^1]\n\n[^1]: b", "[a-z] (b c.) [1](see there) [b](<c d.md>) ![e](f%20g.png)", "a. One thing\nc. another",
    "50 % to 60 %",
    "\\[^b c]", "`[^b c]` and `a^2^`", "~5 to ~6", "3^2 + 4^2", "a (@ada) b", "A. Lovelace\nB. Pascal",
    "In C, x==y and y==z hold", "\\[x\\] and \\(y", "[a]\\(b\\) and `\\(c\\)` and `` ` \\(d\\)``", "a \\\\(b\\\\)",
    "Between 3~5 epochs and 10~20 epochs", "\\~b c~", "% a\n\n# B\n\nc", "a\n\n% b\n% c\n\nd",
    "H$_2$O, 10$^{-3}$, 3$\\sigma$, the $n$th, $k$-fold, a$\'$, $x$ and $$y$$z", "US\\$/CA\\$ rate",
    "[![a](b.png) c](d.md)",
  ])
  func whatIsShownIsNot(_ text: String) { #expect(Self.said(text) == []) }

  @Test(arguments: [
    ("$$ a = b $$ (1)", "math", "a = b\u{2003}(1)"), ("$$\na\n$$ (2.3a)", "math", "a\u{2003}(2.3a)"),
    ("$$ a $$ (eq-a)", "math#eq-a", "a"),
  ])
  func theNumberOfAFormulaIsShown(_ text: String, _ kind: String, _ formula: String) {
    #expect(outline(text) == ["\(kind)(\(formula.debugDescription))"])
  }

  /// A note's mark leads somewhere itself, and so stands behind the link.
  @Test func aNoteInALinkStandsBehindIt() {
    let found = outline("[to *a[^n]* b](c.md)\n\n[^n]: N")
    #expect(found == ["p(a[c.md](to em(a) b)note3(N))"])
  }

  @Test func whatIsDefinedTwiceIsSaid() {
    let text = "[^a]: A\n\n[b]: x.md\n\n[^a]: Other\n\n[B]: x.md\n\n[b]: y.md\n"
    let found = Definitions(of: text, at: SourceLocation(file: "a.md")).repeated(in: "a.md")
    #expect(found.map(\.mark) == ["^a", "b"] && found.map(\.location.line) == [5, 9])
    #expect(found.map(\.first.line) == [1, 3])
  }

  @Test(arguments: ["tel:+49123", "ftp://a.org/b"])
  func addressesOfOtherSortsAreLinks(_ address: String) {
    #expect(outline("[a](\(address))") == ["p(a[\(address)](a))"])
  }

  @Test func anAddressWithoutTextIsShown() {
    #expect(outline("[](https://a.org/b)") == ["p(a[https://a.org/b](https://a.org/b))"])
    #expect(outline("[](#x) [](c.md)") == ["p(a[#x]() a[c.md]())"])
  }

  @Test func labelsWithEscapesAreReferredTo() {
    let text = "See [a\\]b], [c][d\\[e].\n\n[a\\]b]: x.md\n\n[d\\[e]: y.md\n\n[f]: z.md\n"
    let found = Definitions(of: text, at: SourceLocation(file: "a.md")).unused(in: "a.md")
    #expect(found.map(\.name) == ["f"])
  }

  @Test(arguments: [("#Größe", "#größe"), ("#数据", "#数据"), ("#%C3%BC", "#ü"), ("#u\u{308}", "#ü")])
  func labelsHaveLettersOfAnyScript(_ written: String, _ label: String) {
    #expect(outline("[a](\(written))") == ["p(a[\(label)](a))"])
  }
}

/// Characters that no page shows are named where a file is read.
@Suite struct UnshowableTextTests {
  @Test(arguments: [
    ("a\u{202E}b", 1, 2, "U+202E"), ("x\r\ny\u{85}", 2, 2, "U+0085"), ("é\n\u{2068}", 2, 1, "U+2068"),
    ("\u{1B}[0m", 1, 1, "U+001B"),
  ])
  func theFirstIsNamed(_ text: String, _ line: Int, _ column: Int, _ code: String) {
    let diagnostics = Diagnostics()
    #expect(UTF8Text.decode(Array(text.utf8), at: SourceLocation(file: "a.md"), diagnostics: diagnostics) != nil)
    #expect(diagnostics.sorted.map(\.location) == [SourceLocation(file: "a.md", line: line, column: column)])
    #expect(diagnostics.sorted.allSatisfy { $0.severity == .warning && $0.message.contains(code) })
  }

  @Test(arguments: ["a\u{2068}b\u{2069}c", "שלום\u{200F}!", "tab\there\r\n", "\u{FEFF}x"])
  func whatPagesShowIsNot(_ text: String) {
    let diagnostics = Diagnostics()
    _ = UTF8Text.decode(Array(text.utf8), at: SourceLocation(file: "a.md"), diagnostics: diagnostics)
    #expect(diagnostics.count == 0)
  }
}
