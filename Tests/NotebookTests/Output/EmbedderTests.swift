import Foundation
import ProcessorTime
import Settings
import Testing

@testable import Embedding
@testable import Notebook

/// Marked places of Markdown files.
@Suite struct EmbedderTests {
  static func built(_ two: String = SmallBook.two) async throws -> (notebook: TestNotebook, embedder: Embedder) {
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": two]) { $1 })
    _ = try await Built(notebook.notebook())
    return (notebook, try await notebook.notebook().embedder())
  }

  /// With the places filled, in a file of the notebook's own folder.
  static func fill(_ text: String, _ built: (notebook: TestNotebook, embedder: Embedder)) throws -> String {
    try built.embedder.fill(text, file: built.notebook.folder.appending(path: "docs/page.md").path)
  }

  @Test func placesAreFilled() async throws {
    let built = try await Self.built()
    let steps = "<!-- cyclopedia value fixed.steps -->old<!-- /cyclopedia -->"
    #expect(try Self.fill(steps, built) == "<!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->")
    #expect(
      try Self.fill("<!-- cyclopedia value fixed.steps as fixed 1 -->\n<!-- /cyclopedia -->", built)
        == "<!-- cyclopedia value fixed.steps as fixed 1 -->\n2.0\n<!-- /cyclopedia -->")
    #expect(
      try Self.fill("<!-- cyclopedia figure sketch --><!-- /cyclopedia -->", built) == """
        <!-- cyclopedia figure sketch -->
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="../output/quick/figures/sketch.dark.svg">
          <img alt="Two curves." src="../output/quick/figures/sketch.svg">
        </picture>
        <!-- /cyclopedia -->
        """)
    let table = try Self.fill("<!-- cyclopedia table runs fixed --><!-- /cyclopedia -->", built).split(separator: "\n")
    #expect(table.count == 5)
    #expect(
      table[1] == "| Run | Seeds | Highest rate | Test accuracy, % | Best epoch, % | Test loss | Time |", "\(table)")
    #expect(table[2] == "| --- | --: | --: | --: | --: | --: | --: |")
    #expect(table[3].hasPrefix("| fixed | 1 | 0.05 | "))
  }

  @Test func anAuthorsPictureIsNoFileOfTheReport() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book", "one.md": "# One\n\n```{figure} dot.png\n:label: mine\n:alt: A dot\n```\n",
    ])
    try notebook.write(PlainPicture.png([1, 2, 3], width: 4, height: 4), to: "chapters/dot.png")
    _ = try await Built(notebook.notebook())
    let embedder = try await notebook.notebook().embedder()
    do {
      _ = try embedder.fill("<!-- cyclopedia figure mine --><!-- /cyclopedia -->", file: "a.md")
      Issue.record("it is embedded")
    } catch {
      #expect(error.found.map(\.message) == ["'mine' is a picture that its author brought, and no file of the report"])
    }
  }

  /// What a page embeds is what the report says.
  @Test func anOldReportIsNotEmbedded() async throws {
    let built = try await Self.built()
    try built.notebook.write(["two.md": SmallBook.two.replacing("The accuracy of both", with: "Accuracies")])
    do {
      _ = try await built.notebook.notebook().embedder()
      Issue.record("it is embedded")
    } catch { #expect("\(error)".contains("is older than its chapters or records, and says other things")) }
    _ = try await Built(built.notebook.notebook())
    _ = try await built.notebook.notebook().embedder()
  }

  @Test func whatStandsOutsideIsUntouched() async throws {
    let built = try await Self.built()
    let outside = [
      "\u{FEFF}# Títle\r\n\tTab  \r\n\r\n<!-- other -->", " e\u{301} \u{1F469}\u{200D}\u{1F52C} | ", "\n\n\n  end",
    ]
    let place = "<!-- cyclopedia value fixed.steps -->?<!-- /cyclopedia -->"
    let filled = try Self.fill(outside.joined(separator: place), built)
    #expect(Array(filled.utf8) == Array(outside.joined(separator: place.replacing("?", with: "2")).utf8))
    // Filling again changes nothing.
    let all =
      "a\n<!-- cyclopedia figure sketch --><!-- /cyclopedia -->\n<!-- cyclopedia table runs fixed -->\r\n"
      + "<!-- /cyclopedia --> b\n"
    let once = try Self.fill(all, built)
    #expect(once != all)
    #expect(try Self.fill(once, built) == once)
    #expect(try Self.fill("no places at all\r\n", built) == "no places at all\r\n")
  }

  @Test(arguments: [
    ("a\n\n  <!-- cyclopedia figure sketch", "3:3", "this comment has no end"),
    ("a\n<!-- cyclopedia figure sketch -->", "2:1", "this place has no end"),
    ("a\r\nb\r\n\u{1F600}e\u{301} <!-- cyclopedia figure sketch -->", "3:5", "this place has no end"),
    (
      "<!-- cyclopedia value fixed.steps --><!-- cyclopedia value fixed.steps --><!-- /cyclopedia -->", "1:1",
      "this place has no end before the next one"
    ),
    ("<!-- cyclopedia figure skech --><!-- /cyclopedia -->", "1:1", "the report has no figure 'skech'"),
    (
      "\n<!-- cyclopedia value fixd.steps --><!-- /cyclopedia -->", "2:1",
      "there is no run 'fixd'"
    ),
    ("<!-- cyclopedia value nonsense --><!-- /cyclopedia -->", "1:1", "'nonsense' is no value"),
    ("<!-- cyclopedia table rums fixed --><!-- /cyclopedia -->", "1:1", "there is no {table} 'rums'"),
    ("<!-- cyclopedia table runs fixd --><!-- /cyclopedia -->", "1:1", "there is no run 'fixd'"),
    ("<!-- cyclopedia figur sketch --><!-- /cyclopedia -->", "1:1", "'figur sketch' is nothing to embed"),
    ("<!-- cyclopedia figure --><!-- /cyclopedia -->", "1:1", "'figure' is nothing to embed"),
  ])
  func whatCannotBeFilledIsSaid(text: String, place: String, message: String) async throws {
    let built = try await Self.built()
    let mistakes = #expect(throws: AuthorMistakes.self) { try built.embedder.fill(text, file: "page.md") }
    #expect(mistakes?.found.map { "\($0.location) \($0.message)" } == ["page.md:\(place) \(message)"])
  }

  /// What an earlier place was filled with does not make a cell a place for lines.
  @Test func aTableIsRefusedInACellBehindOthers() async throws {
    let built = try await Self.built()
    let mark = "<!-- cyclopedia table runs fixed -->"
    let text = "\(mark)\n<!-- /cyclopedia -->\n\n| a |\n|---|\n| \(mark)<!-- /cyclopedia --> |\n"
    let mistakes = #expect(throws: AuthorMistakes.self) { try built.embedder.fill(text, file: "page.md") }
    #expect(
      mistakes?.found.map { "\($0.location) \($0.message)" } == [
        "page.md:6:3 a table cannot stand in a heading or in a table's cell"
      ])
  }

  @Test func marksAreFoundWhateverFollowsThem() async throws {
    let built = try await Self.built()
    let text = "<!-- cyclopedia value fixed.steps -->\u{301}old<!-- /cyclopedia -->\u{301} end"
    #expect(
      Array(try Self.fill(text, built).unicodeScalars)
        == Array("<!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->\u{301} end".unicodeScalars))
  }

  /// On one line, and on a line each.
  @Test(arguments: [" ", "\n"])
  func twentyThousandPlacesAreFilledInSeconds(space: String) async throws {
    let built = try await Self.built()
    let place = "<!-- cyclopedia value fixed.steps -->?<!-- /cyclopedia -->" + space
    let time = try ProcessorTime.measure {
      let filled = try Self.fill(String(repeating: place, count: 20_000), built)
      #expect(filled == String(repeating: place.replacing("?", with: "2"), count: 20_000))
    }
    #expect(time < .seconds(30), "\(time)")
    let mistakes = #expect(throws: AuthorMistakes.self) {
      try Self.fill(String(repeating: place, count: 20_000) + "é <!-- cyclopedia x --><!-- /cyclopedia -->", built)
    }
    let column = space == " " ? 20_000 * place.count + 3 : 3
    #expect(mistakes?.found.first?.location.column == column)
    #expect(mistakes?.found.first?.location.line == (space == " " ? 1 : 20_001))
  }

  @Test func aPageStaysSmallerThanWhatIsRead() async throws {
    let built = try await Self.built(
      SmallBook.two.replacing(":alt: Two curves.", with: ":alt: " + String(repeating: "word ", count: 2000)))
    let text = String(repeating: "<!-- cyclopedia figure sketch --><!-- /cyclopedia -->\n", count: 2000)
    let mistakes = #expect(throws: AuthorMistakes.self) { try built.embedder.fill(text, file: "page.md") }
    #expect(mistakes?.found.map(\.message) == ["page.md becomes larger than 16 MiB"])
  }

  @Test func allMistakesComeTogether() async throws {
    let built = try await Self.built()
    let mistakes = #expect(throws: AuthorMistakes.self) {
      try built.embedder.fill(
        "<!-- cyclopedia figure a --><!-- /cyclopedia -->\n<!-- cyclopedia figure b --><!-- /cyclopedia -->\n",
        file: "page.md")
    }
    #expect(mistakes?.found.map(\.location.line) == [1, 2])
    #expect(mistakes?.found.first?.hint?.hasPrefix("known names: ") == true)
  }

  @Test func whatIsEmbeddedBreaksOutOfNothing() async throws {
    let alt = "\"\u{301}><script>alert(1)</script> --> <!-- /cyclopedia --> & ' | `x` \\"
    let built = try await Self.built(SmallBook.two.replacing(":alt: Two curves.", with: ":alt: \(alt)"))
    let once = try Self.fill("<!-- cyclopedia figure sketch --><!-- /cyclopedia -->\nend", built)
    #expect(
      once.contains(
        "alt=\"&quot;\u{301}&gt;&lt;script&gt;alert(1)&lt;/script&gt; --&gt; &lt;!-- /cyclopedia --&gt; &amp; ' | `x` \\\""
      ),
      "\(once)")
    #expect(try Self.fill(once, built) == once)
  }

  @Test(arguments: [
    ("cat", "cat"), ("a|b", "a\\|b"), ("<img src=x>", "&lt;img src=x>"), ("a\nb", "a b"), ("*_`[~", "\\*\\_\\`\\[\\~"),
    ("&lt;", "&amp;lt;"), ("\\|", "\\\\\\|"), ("−1.5 ± 2 %", "−1.5 ± 2 %"), ("a\r\n\n\u{2028}b\n", "a b"),
    // A mark that combines with what stands before it makes nothing else of that.
    ("|\u{301}<\u{338}b", "\\|\u{301}&lt;\u{338}b"), ("`\u{301}*\u{301}\\\u{301}", "\\`\u{301}\\*\u{301}\\\\\u{301}"),
    ("a\u{202E}b\u{7}\u{9B}", "a\u{FFFD}b\u{FFFD}\u{FFFD}"), ("e\u{301}\tשלום", "e\u{301}\tשלום"),
  ])
  func aCellIsText(text: String, cell: String) {
    #expect(Array(EmbeddedText.markdown(text).unicodeScalars) == Array(cell.unicodeScalars))
  }

  @Test(arguments: [
    ("x\"\u{301} onerror=alert(1)", "x&quot;\u{301} onerror=alert(1)"), ("&\u{301}quot;", "&amp;\u{301}quot;"),
    ("<\u{338}b>\u{338}", "&lt;\u{338}b&gt;\u{338}"), ("a\u{2067}b", "a\u{FFFD}b"), ("a\u{301}\r\nb", "a\u{301} b"),
  ])
  func anAttributeIsText(text: String, attribute: String) {
    #expect(Array(EmbeddedText.attribute(text).unicodeScalars) == Array(attribute.unicodeScalars))
  }

  /// Every file that the manifest lists, and what it says itself.
  @Test(arguments: ["figures/sketch.svg", "figures/sketch.dark.svg", "data/fixed.csv", "report.html"])
  func aReportThatWasChangedIsNotEmbedded(path: String) async throws {
    let (notebook, _) = try await Self.built()
    try notebook.write(Data("<!-- cyclopedia figure sketch --><!-- /cyclopedia -->".utf8), to: "page.md")
    #expect(try await Program.run(["embed", "page.md"], in: notebook.folder).code == 0)
    let page = try notebook.text("page.md")
    try notebook.write(try notebook.bytes("output/quick/\(path)") + Data(" ".utf8), to: "output/quick/\(path)")
    for arguments in [["embed", "page.md"], ["embed", "--check", "page.md"]] {
      let ended = try await Program.run(arguments, in: notebook.folder)
      #expect(ended.code == 3)
      #expect(
        ended.errors == """
          error: the report in output/quick was changed after it was built: \(path) is not as it was written
            hint: run 'cyclopedia build' with the same options, which writes it again

          """)
    }
    #expect(try notebook.text("page.md") == page)
    // The hint helps.
    #expect(try await Program.run(["build"], in: notebook.folder).code == 0)
    #expect(try await Program.run(["embed", "--check", "page.md"], in: notebook.folder).code == 0)
  }

  @Test func whatAFigureShowsIsSaidByItsResults() async throws {
    let (notebook, _) = try await Self.built()
    let place = "<!-- cyclopedia figure finder-lr-finder --><!-- /cyclopedia -->"
    let shows = try #require(
      Manifest.read(notebook.folder.appending(path: "output/quick"))?.figures["finder-lr-finder"]?.shows)
    let manifest = try notebook.text("output/quick/manifest.json")
    try notebook.write(Data(manifest.replacing(shows, with: "Lies.").utf8), to: "output/quick/manifest.json")
    let filled = try await notebook.notebook().embedder().fill(place, file: "page.md")
    #expect(filled.contains("alt=\"\(EmbeddedText.attribute(shows))\"") && !filled.contains("Lies"))
    let alias = place.replacing("finder-lr-finder", with: "old-name")
    #expect(try await notebook.notebook().embedder().fill(alias, file: "page.md").contains("figures/old-name.svg"))
    // Without its digest a drawing is anybody's.
    let unlisted = manifest.replacing("\"figures/old-name.svg\"", with: "\"figures/x.svg\"")
    try notebook.write(Data(unlisted.utf8), to: "output/quick/manifest.json")
    let error = await #expect(throws: ReportError.self) { _ = try await notebook.notebook().embedder() }
    #expect(error?.message.contains(": figures/old-name.svg is not as it was written") == true)
  }

  @Test func aFigureThatChaptersHaveNoMoreIsSaid() async throws {
    let (notebook, _) = try await Self.built()
    try notebook.write(["two.md": SmallBook.two.replacing(":aliases: old-name\n", with: "")])
    let embedder = try await notebook.notebook().embedder()
    let mistakes = #expect(throws: AuthorMistakes.self) {
      try embedder.fill("<!-- cyclopedia figure old-name --><!-- /cyclopedia -->", file: "page.md")
    }
    #expect(mistakes?.found.map(\.message) == ["the chapters have no figure 'old-name' any more"])
  }

  @Test func theProgramFillsAndChecks() async throws {
    let (notebook, _) = try await Self.built()
    let page = "Steps: <!-- cyclopedia value fixed.steps --><!-- /cyclopedia -->\n"
    let full = "Steps: <!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->\n"
    try notebook.write(Data(page.utf8), to: "page.md")
    let stale = try await Program.run(["embed", "--check", "page.md"], in: notebook.folder)
    #expect(stale.code == 1 && stale.errors == "page.md is out of date: run 'cyclopedia embed page.md'\n")
    #expect(
      stale.output == """
        --- page.md
        +++ page.md as the report has it
        @@ -1 +1 @@
        -\(page)+\(full)
        """)
    #expect(try notebook.text("page.md") == page)
    let filled = try await Program.run(["embed", "page.md"], in: notebook.folder)
    #expect(filled.code == 0 && filled.errors == "page.md filled\n")
    #expect(try notebook.text("page.md") == full)
    #expect(try await Program.run(["embed", "--check", "page.md"], in: notebook.folder).code == 0)
    try notebook.write(Data("<!-- cyclopedia figure x -->".utf8), to: "bad.md")
    let bad = try await Program.run(["embed", "page.md", "bad.md"], in: notebook.folder)
    #expect(bad.code == 2 && bad.errors.hasPrefix("bad.md:1:1: error: this place has no end\n"))
    #expect(try await Program.run(["embed", "gone.md"], in: notebook.folder).code == 3)
    // Without a report there is nothing to embed.
    try notebook.remove("output")
    let none = try await Program.run(["embed", "page.md"], in: notebook.folder)
    #expect(none.code == 3)
    #expect(none.errors == "error: there is no report in output/quick\n  hint: run 'cyclopedia build' first\n")
  }
}
