import Foundation
import Testing

@testable import Notebook

/// Where marks count, and how what is embedded fits into its surroundings.
@Suite struct EmbeddedPlacesTests {
  static let mark = "<!-- cyclopedia value fixed.steps --><!-- /cyclopedia -->"
  static let filled = "<!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->"

  @Test(arguments: [
    "```\n<!-- cyclopedia nonsense -->\n```\n\nX\n", "~~~~markdown\n<!-- /cyclopedia -->\n~~~~\n\nX\n",
    "text\n\n    <!-- cyclopedia figure gone --><!-- /cyclopedia -->\n\nX\n", "Write `<!-- cyclopedia a -->` or X\n",
    "Write ``<!-- /cyclopedia --> ` `` X\n", "> ```\n> <!-- /cyclopedia -->\n> ```\n>\n> X\n",
    "- item\n\n  ```\n  <!-- cyclopedia a -->\n  ```\n\n  X\n", "1. item\n\n        <!-- cyclopedia a -->\n\n   X\n",
    "> - ~~~\n>   <!-- cyclopedia a -->\n>   ~~~\n> - X\n", "| `<!-- cyclopedia a -->` | X |\n|---|---|\n",
    "A `span\nover <!-- /cyclopedia --> lines` and X\n", "\\<!-- cyclopedia a --> X\n", "```\n<!-- cyclopedia a -->\n",
    "<!-- a comment with <!-- cyclopedia a --> X\n", "<!-- encyclopedia figure --> <!-- cyclopedias --> X\n",
    "```\r\n<!-- cyclopedia a -->\r\n```\r\nX\r\n", "[a]: <x> \"<!-- cyclopedia a -->\"\n\n[a] X\n",
  ])
  func marksInCodeAreText(page: String) async throws {
    let built = try await EmbedderTests.built()
    // Where the page has no X, nothing of it is a place.
    #expect(
      Array(try EmbedderTests.fill(page.replacing("X", with: Self.mark), built).utf8)
        == Array(page.replacing("X", with: Self.filled).utf8))
  }

  /// `T` is a table's place; each of its lines has to begin like the second text, and the last one too.
  @Test(arguments: [
    ("1. Train:\n   T\n2. Done.\n", "   "), ("- T\n- b\n", "  "), ("10. T\n", "    "), ("> T\n", "> "),
    ("> - a\n>   T\n", ">   "), ("> - T\n", ">   "), ("- a\n  - b: T\n- c\n", "    "), ("-\ta\n\n\tT\n", "\t"),
    ("- > T\n", "  > "), ("- [ ] T\n", "  "), ("a T\n", ""), ("  T\n", "  "), ("a\n\n>T\n", ">"),
    ("* a\n\n   T\n", "   "),
    ("-   a\n\n    T\n", "    "), ("\u{FEFF}- T\n", "  "), ("1) a\n\n   > b\n   >\n   > T\n", "   > "),
  ])
  func aTableStaysInItsListOrQuote(page: String, prefix: String) async throws {
    let built = try await EmbedderTests.built()
    for (inner, end) in [("", "\n"), ("\nOLD\n", "\n"), ("", "\r\n"), ("", "\r")] {
      let place = "<!-- cyclopedia table runs fixed -->\(inner)<!-- /cyclopedia -->"
      let text = page.replacing("T\n", with: place + "\n").replacing("\n", with: end)
      let filled = try EmbedderTests.fill(text, built)
      #expect(Array(try EmbedderTests.fill(filled, built).utf8) == Array(filled.utf8), "a second time")
      let parts = filled.components(separatedBy: "table runs fixed -->")
      #expect(Array(parts[0].utf8) == Array(text.components(separatedBy: "table runs fixed -->")[0].utf8))
      let lines = parts[1].components(separatedBy: "<!-- /cyc")[0].components(separatedBy: end)
      #expect(lines.count == 5 && lines[0] == "" && lines[4] == prefix, "\(lines)")
      for line in lines[1...3] { #expect(line.hasPrefix(prefix + "| "), "\(line)") }
      #expect(!filled.replacing(end, with: "").utf8.contains { $0 == 10 || $0 == 13 }, "ends of lines stay")
    }
  }

  @Test func aCellAndAHeadingKeepTheirLine() async throws {
    let built = try await EmbedderTests.built()
    let place = "<!-- cyclopedia figure sketch --><!-- /cyclopedia -->"
    for page in ["| a | \(place) |\n|---|---|\n| b | \(place) |\n", "# A \(place)\n"] {
      let filled = try EmbedderTests.fill(page, built)
      #expect(
        filled.contains("<picture><source") && filled.split(separator: "\n").count == page.split(separator: "\n").count)
    }
    let mistakes = #expect(throws: AuthorMistakes.self) {
      try built.embedder.fill("# A <!-- cyclopedia table runs fixed --><!-- /cyclopedia -->\n", file: "page.md")
    }
    #expect(mistakes?.found.map(\.message) == ["a table cannot stand in a heading or in a table's cell"])
  }

  @Test(arguments: [
    ("\n<!-- /cyclopedia -->", "2:1", "this mark ends no place", "write <!-- cyclopedia figure"),
    ("\(mark)<!-- /cyclopedia -->", "1:58", "this mark ends no place", "write <!-- cyclopedia figure"),
    ("\u{FEFF}a\r\n\r\n<!-- cyclopedia a -->", "3:1", "this place has no end", "write <!-- /cyclopedia -->"),
    ("a\rb\r\r<!-- cyclopedia a -->", "4:1", "this place has no end", "write <!-- /cyclopedia -->"),
    ("a <!-- cyclopedia figure b", "1:3", "this is no comment in Markdown, and stands in the text", "close it with"),
    ("<!-- cyclopdia figure b -->", "1:1", "'cyclopdia figure b' is no mark", "did you mean 'cyclopedia'?"),
    ("<!-- Cyclopedia: valu b -->", "1:1", "'Cyclopedia: valu b' is no mark", "did you mean 'cyclopedia'?"),
    ("<!-- /cyclopdia -->", "1:1", "'/cyclopdia' is no mark", "did you mean '/cyclopedia'?"),
    (
      "<!-- cyclopedia figur sketch --><!-- /cyclopedia -->", "1:1", "'figur sketch' is nothing to embed",
      "did you mean 'figure sketch'?"
    ),
    (
      "<!-- cyclopedia tabel runs fixed --><!-- /cyclopedia -->", "1:1", "'tabel runs fixed' is nothing to embed",
      "did you mean 'table runs fixed'?"
    ),
    (
      "<!-- cyclopedia figure a b --><!-- /cyclopedia -->", "1:1", "'figure a b' is nothing to embed",
      "write figure LABEL"
    ),
    (
      "<!-- cyclopedia figure sketsh --><!-- /cyclopedia -->", "1:1", "the report has no figure 'sketsh'",
      "did you mean 'sketch'?"
    ),
    (
      "<!-- cyclopedia value fixd.steps --><!-- /cyclopedia -->", "1:1", "there is no run 'fixd'",
      "did you mean 'fixed'?"
    ),
    (
      "<!-- cyclopedia table runz fixed --><!-- /cyclopedia -->", "1:1", "there is no {table} 'runz'",
      "did you mean 'runs'?"
    ),
    (
      "<!-- cyclopedia table runs fixd --><!-- /cyclopedia -->", "1:1", "there is no run 'fixd'",
      "did you mean 'fixed'?"
    ),
  ])
  func aSlipHasItsPlaceAndTheNearestName(text: String, place: String, message: String, hint: String) async throws {
    let built = try await EmbedderTests.built()
    let mistakes = #expect(throws: AuthorMistakes.self) { try built.embedder.fill(text, file: "page.md") }
    #expect(mistakes?.found.map { "\($0.location) \($0.message)" } == ["page.md:\(place) \(message)"])
    #expect(mistakes?.found.first?.hint?.hasPrefix(hint) == true, "\(mistakes?.found.first?.hint ?? "none")")
  }

  /// Blanks and lines within a comment are nothing to Markdown.
  @Test(arguments: [
    "<!--cyclopedia value fixed.steps-->?<!--/cyclopedia-->",
    "<!--\ncyclopedia\nvalue fixed.steps\n-->?<!-- /cyclopedia -->",
  ])
  func marksMayBeWrittenInOtherWays(text: String) async throws {
    let built = try await EmbedderTests.built()
    #expect(try EmbedderTests.fill(text, built).contains("-->2<!--"))
  }
}
