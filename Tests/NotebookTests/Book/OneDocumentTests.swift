import Foundation
import Testing

@testable import Notebook

/// A file's notes and addresses hold for all of it, and each mark leads to its own.
@Suite struct OneDocumentTests {
  static let chapter = """
    # One

    In the text.[^text] In bold: **see[^bold]**.

    ```{note} A title with [an address][there]
    In a box.[^box]

    [^box]: BOXNOTE is defined in the box.
    ```

    :::{tip}
    In colons, with a note of the text.[^late] And [there][].
    :::

    | in a cell |
    |---|
    | here[^cell] |

    ```{include} parts/part.md
    ```

    Late.[^late] And what the included file defines.[^shared]

    [^text]: TEXTNOTE with `code`.
    [^bold]: BOLDNOTE
    [^late]: LATENOTE has a list:

        - first
        - second

        ```
        and = code
        ```
    [^cell]: CELLNOTE

    [there]: https://example.org/there
    """

  static let part = """
    The part has a note of the same name.[^text] It uses [there][] too.

    [^text]: PARTNOTE
    [^shared]: SHAREDNOTE
    """

  static func built(_ files: [String: String]) async throws -> (page: String, warnings: [String]) {
    let notebook = try TestNotebook(
      files.merging(["book.yml": "title: Book\nchapters: [one.md]\n"]) { first, _ in first })
    let built = try await Built(notebook.notebook())
    return (try notebook.text("output/quick/report.html"), built.warnings.map(\.message))
  }

  @Test func everyMarkLeadsToItsNote() async throws {
    let (page, warnings) = try await Self.built(["one.md": Self.chapter, "parts/part.md": Self.part])
    #expect(warnings == [])
    // In the order of the text; the second mark of a note has its number again.
    let marks = page.matches(of: /<a href="#note-(\d+)">(\d+)<\/a>/).map { "\($0.1)=\($0.2)" }
    #expect(marks == ["1=1", "2=2", "3=3", "4=4", "5=5", "6=6", "4=4", "7=7"])
    let notes = page.matches(of: /<li id="note-(\d+)"[^>]*>(?s:(.*?))<a class="back"/)
    let words = notes.map { $0.2.firstMatch(of: /[A-Z]{4,}/).map { String($0.output) } ?? "" }
    #expect(words == ["TEXTNOTE", "BOLDNOTE", "BOXNOTE", "LATENOTE", "CELLNOTE", "PARTNOTE", "SHAREDNOTE"])
    #expect(
      page.matches(of: /<a href="https:\/\/example.org\/there"/).count == 3,
      "one in the title, one in the box, one in the part")
    let late = try #require(notes.first { $0.2.contains("LATENOTE") }).2
    #expect(late.contains(">first</li>") && late.contains("and = code"))
  }

  @Test func aCaptionHasNotesAndLinksOfTheFile() async throws {
    let chapter = """
      # One

      ```{figure} dot.png
      :alt: A dot.

      What is shown.[^caption] It is [from there][there].
      ```

      [^caption]: CAPTIONNOTE

      [there]: https://example.org/caption
      """
    let notebook = try TestNotebook(["book.yml": "title: Book\nchapters: [one.md]\n", "one.md": chapter])
    try notebook.write(TinyPicture.bytes, to: "chapters/dot.png")
    let built = try await Built(notebook.notebook())
    let page = try notebook.text("output/quick/report.html")
    #expect(built.warnings.isEmpty && page.contains("CAPTIONNOTE") && page.contains("https://example.org/caption"))
  }

  @Test func whatIsMissingOrLeftOverIsSaid() throws {
    try expect(
      Mistake(
        "A 👉[^gone] here.\n\n```{note}\nAnd 👉[^lost].\n```\n",
        [
          .init(
            message: "the note 'gone' has no definition",
            hint: "write [^gone]: and its text on a line of its own, or \\[ for the bracket itself"),
          .init(
            message: "the note 'lost' has no definition",
            hint: "write [^lost]: and its text on a line of its own, or \\[ for the bracket itself"),
        ]))
  }

  @Test func aDefinitionWithoutAMarkIsAWarning() async throws {
    let (_, warnings) = try await Self.built([
      "one.md":
        "# One\n\n[t][used] [x][]\n\n[^idle]: x\n[x]: https://x.org\n\n[used]: https://x.org\n[free]: https://y.org\n"
    ])
    #expect(
      warnings == [
        "'[x]' has no address, and the link stands as it is written",
        "the note [^idle] is defined here, and is not shown: nothing refers to it",
        "this address belongs to the note before it",
        "[free]: … is an address for links, and is not shown: nothing refers to it",
      ])
  }
}
