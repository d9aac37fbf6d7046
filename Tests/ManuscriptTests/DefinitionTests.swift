import Settings
import Testing

@testable import Manuscript

/// Notes and addresses hold for all pieces of a file.
@Suite struct DefinitionTests {
  private static let place = Settings.SourceLocation(file: "a.md")

  /// A piece of a file, parsed with all that the file defines.
  private static func piece(_ text: String, of file: String) -> (outline: [String], said: [String]) {
    let diagnostics = Diagnostics()
    let labels = LabelCollector(definitions: ["a.md": Definitions(of: file, at: place)])
    let blocks = ChapterParser.blocks(text: text, at: place, diagnostics: diagnostics, labels: labels)
    return (blocks.map(\.outline), diagnostics.sorted.map { "\($0.location.line): \($0.message)" })
  }

  @Test(arguments: [
    // In the text, before and behind, in a box, in a quote, in a fence of colons, in a list.
    ("x\n\n[^n]: Note", "p(anote3(Note))"), ("[^N]: Note\n", "p(anote1(Note))"),
    ("```{note} T\nb\n\n[^n]: Note\n```", "p(anote4(Note))"), ("> [^n]: Note", "p(anote1(Note))"),
    (":::{tip}\n[^n]: Note\n:::", "p(anote2(Note))"), ("- x\n\n  [^n]: Note", "p(anote3(Note))"),
    ("````{note}\n```{tip}\n[^n]: Note\n```\n````", "p(anote3(Note))"),
    // Behind code that begins a list's item, in an item, in a box that begins one.
    ("1. ```bash\n   c\n   ```\n\n[^n]: Note", "p(anote5(Note))"),
    ("- ~~~\n  c\n  ~~~\n\n[^n]: Note", "p(anote5(Note))"),
    ("- [^n]: Note", "p(anote1(Note))"), ("- ```{note}\n  [^n]: Note\n  ```", "p(anote2(Note))"),
    // With all that it holds.
    (
      "[^n]: One\n    goes on\n\n    Two\n\n    - L1\n    - L2\n\n    ```\n    c = 1\n    ```\n",
      "p(anote1(One␤goes on Two ul(L1 | L2) code(\"c = 1\\n\")))"
    ),
    ("[^n]: One\ngoes on\n\nText", "p(anote1(One␤goes on))"), ("[^n]: One\n- no part", "p(anote1(One))"),
    ("[^n]: [paper]\n\n[paper]: https://x.org", "p(anote1(a[https://x.org](paper)))"),
    ("[^n]: First\n[^n]: Second", "p(anote1(First))"),
  ])
  func aNoteIsFoundWhereverItStands(_ file: String, _ outline: String) {
    let found = DefinitionTests.piece("a[^n]", of: file)
    #expect(found.outline == [outline] && found.said == [])
  }

  @Test(arguments: [
    ("[ref]: https://x.org 'T'", "p(a[https://x.org T](t) a[https://x.org T](ref))"),
    ("```{note}\n[Ref]:\n  https://x.org\n```", "p(a[https://x.org](t) a[https://x.org](ref))"),
    ("> [ref]: <https://x.org/a%20b>\n> \"T\"", "p(a[https://x.org/a%20b T](t) a[https://x.org/a%20b T](ref))"),
  ])
  func anAddressIsFoundWhereverItStands(_ file: String, _ outline: String) {
    let found = DefinitionTests.piece("[t][ref] [ref]", of: file)
    #expect(found.outline == [outline] && found.said == [])
  }

  /// What stands in code defines nothing, and what interrupts a paragraph neither.
  @Test(arguments: ["```\n[^n]: Note\n```", "~~~text\n[^n]: Note\n~~~", "x", "````\n```\n[^n]: Note\n```\n````"])
  func codeDefinesNothing(_ file: String) {
    let found = DefinitionTests.piece("a[^n] b", of: file)
    #expect(found.outline == ["p(a b)"] && found.said == ["1: the note 'n' has no definition"])
    let other = DefinitionTests.piece("[t][ref]", of: "text\n[ref]: https://x.org")
    #expect(other.outline == ["p([t][ref])"] && other.said.count == 1)
  }

  /// Nothing of what is appended to a piece shows, whatever the piece ends with.
  @Test(arguments: [
    "a[^n]\n\n- x", "a[^n]\n\n> x", "a[^n]\n\n| x |\n|---|", "a[^n]\n\n    code", "a[^n]\n\n## h",
  ])
  func whatIsAppendedDoesNotShow(_ text: String) {
    let found = DefinitionTests.piece(text, of: "[^n]: Note\n\n[bad]: two words too many\n\n[^m]: Other")
    #expect(found.said == [] && found.outline.count == 2)
    #expect(
      found.outline[0] == "p(anote1(Note))" && !found.outline[1].contains("Note") && !found.outline[1].contains("words")
    )
  }

  /// What is written so that it is no mark stands as it is, beside a mark of the same name.
  @Test(arguments: [
    ("a[^n] and \\[^n] `[^n]`", "p(anote1(Note) and [^n] code([^n]))"), ("\\[^n] a[^n]", "p([^n] anote1(Note))"),
    ("a[^n] &#91;^n]", "p(anote1(Note) [^n])"),
  ])
  func aMarkIsWrittenLiterally(_ text: String, _ outline: String) {
    let found = DefinitionTests.piece(text, of: "[^n]: Note")
    #expect(found.outline == [outline] && found.said == [])
    #expect(DefinitionTests.piece("a[^n] <https://e.org/[^n]>", of: "[^n]: Note").said == [])
  }

  @Test func marksInANoteStandWhereItIsWritten() {
    let found = DefinitionTests.piece("a[^n]", of: "x\n\n```{note}\n[^n]: b {value}`c` and [^m]\n```")
    #expect(found.outline == ["p(anote4(b role:value@4:9(c) and ))"])
    #expect(found.said == ["4: the note 'm' has no definition"])
  }

  @Test func theNearestNoteIsNamed() throws {
    let diagnostics = Diagnostics()
    let labels = LabelCollector(definitions: ["a.md": Definitions(of: "[^momentum]: x", at: DefinitionTests.place)])
    _ = ChapterParser.blocks(
      text: "one\ntwo [^momentun] \\[^x] `[^y]`", at: DefinitionTests.place, diagnostics: diagnostics, labels: labels)
    let found = try #require(diagnostics.sorted.first)
    #expect(diagnostics.sorted.count == 1 && found.hint == "did you mean [^momentum]?")
    #expect(found.location == Settings.SourceLocation(file: "a.md", line: 2, column: 5))
  }

  @Test func anAddressThatIsMissingIsNamed() {
    let found = DefinitionTests.piece(
      "See [the paper][papr] and a[i][j], `[x][y]`, \\[x][z], [a] [b].\n", of: "[paper]: https://x.org")
    #expect(found.said == ["1: '[papr]' has no address, and the link stands as it is written"])
  }

  @Test func whatNothingRefersToIsNamed() {
    let text =
      "a[^used] [t][one] [two][]\n\n[^used]: x\n[^idle]: y\n\n[one]: a.md\n[two]: b.md\n[three]: c.md\n[//]: # (comment)\n"
    let unused = Definitions(of: text, at: DefinitionTests.place).unused(in: "a.md")
    #expect(unused.map(\.name) == ["^idle", "three"] && unused.map(\.location.line) == [4, 8])
    #expect(unused.map(\.isNote) == [true, false])
  }

  @Test(arguments: [
    ("The [paper][Smith\n2020] says so.\n\n[smith 2020]: https://x.org\n", [String]()),
    ("> The [paper][Smith\n> 2020] says so.\n\n[smith 2020]: https://x.org\n", []),
    ("The [paper][Smith\n\n2020] says so.\n\n[Smith  2020]: https://x.org\n", ["Smith  2020"]),
    ("a\n\n[Fig]: see\n", ["Fig"]),
  ])
  func referencesRunOverTheEndsOfLines(_ text: String, _ unused: [String]) {
    #expect(Definitions(of: text, at: DefinitionTests.place).unused(in: "a.md").map(\.name) == unused)
  }

  @Test func aReferenceOverLinesFindsItsAddressInABox() {
    let found = DefinitionTests.piece("> See [Smith\n> 2020].\n", of: "[smith 2020]: https://x.org")
    #expect(found.said == [])
    #expect("\(found)".contains("https://x.org"))
  }

  /// A run's name leads to its box, and a heading of the same name has another.
  @Test(arguments: [
    ("```{train} Base line\n```\n", ["base-line"]), ("> :::{policy} a\n> :::\n", ["a"]), ("```{plot} loss\n```\n", []),
    ("````text\n```{train} a\n```\n````\n", []), ("`{train} a`\n", []), ("```{train}\n```\n", []),
  ])
  func namesOfRunsAreTaken(_ text: String, _ names: [String]) {
    #expect(Definitions(of: text, at: DefinitionTests.place).labels == names)
  }

  /// What a note holds, and a box's title, refers to others.
  @Test func marksInNotesAndTitlesCount() {
    let text = "a[^n]\n\n```{note} T[^t]\nb\n```\n\n[^n]: see [r]\n[^t]: x\n\n[r]: https://x.org\n"
    #expect(Definitions(of: text, at: DefinitionTests.place).unused(in: "a.md").isEmpty)
  }

  /// A path follows the file that defines it, wherever it is used.
  @Test func anAddressIsFromTheFileThatDefinesIt() {
    let links = Settings.SourceLocation(file: "inc/links.md")
    let all = Definitions(of: "", at: DefinitionTests.place) + Definitions(of: "[d]: b.md\n[p]: x.png\n", at: links)
    let labels = LabelCollector(definitions: ["a.md": all])
    let blocks = ChapterParser.blocks(
      text: "[d] ![i][p]\n\n[own](b.md)", at: DefinitionTests.place, diagnostics: Diagnostics(), labels: labels)
    #expect(blocks.map(\.outline) == ["p(a[inc/b.md](d) img[inc/x.png@2:1](i))", "p(a[b.md](own))"])
  }

  /// A heading gives way to a directive's own label.
  @Test func aHeadingDoesNotTakeADirectivesLabel() {
    let text = "## Results\n\n```{table} epochs\n:run: a\n:label: results\n```\n"
    let labels = LabelCollector(definitions: ["a.md": Definitions(of: text, at: DefinitionTests.place)])
    let blocks = ChapterParser.blocks(text: text, at: DefinitionTests.place, diagnostics: Diagnostics(), labels: labels)
    #expect(blocks.first?.outline == "h2#results-1(Results)")
  }

  @Test func includesAreFound() {
    let text = "```{include} a.md\n```\n\n:::{include} b/c.md\n:::\n\n```\n```{include} no.md\n```\n"
    let found = Definitions(of: text, at: DefinitionTests.place).includes
    #expect(found.map(\.path) == ["a.md", "b/c.md"] && found.map(\.location.line) == [1, 4])
  }
}
