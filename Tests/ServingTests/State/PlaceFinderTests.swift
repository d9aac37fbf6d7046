import Foundation
import Settings
import Testing

@testable import Notebook
@testable import Serving

/// Where a mistake stands in a page that was made before it.
@Suite struct PlaceFinderTests {
  private static let old = """
    # Title

    First paragraph,
    of two lines.

    Second paragraph.

    ## Heading

    Third.

    ```{plot} rates
    :run: a
    ```

    Last.
    """
  private let finder = PlaceFinder(
    html: "<p id=\"title\"><h3 class=\"x\" id=\"heading\"><figure id=\"a-rates\"><p id=\"other\">",
    anchors: [
      .init(identifier: "unmade", location: Settings.SourceLocation(file: "a.md", line: 10)),
      .init(identifier: "title", location: Settings.SourceLocation(file: "a.md", line: 1)),
      .init(identifier: "heading", location: Settings.SourceLocation(file: "a.md", line: 8)),
      .init(identifier: "a-rates", location: Settings.SourceLocation(file: "a.md", line: 12)),
      .init(identifier: "other", location: Settings.SourceLocation(file: "b.md", line: 1)),
    ], sources: ["a.md": Data(old.utf8)])

  private func place(_ line: Int, in text: String = old, file: String = "a.md") -> PagePlace? {
    finder.place(of: Settings.SourceLocation(file: file, line: line), in: Data(text.utf8))
  }

  @Test(arguments: [
    (1, "title", 0), (3, "title", 1), (4, "title", 1), (6, "title", 2), (8, "heading", 0), (10, "heading", 1),
    (12, "a-rates", 0), (13, "a-rates", 0), (16, "a-rates", 1),
  ])
  func aLineIsSoManyBlocksBehindThePlaceBeforeIt(_ line: Int, _ identifier: String, _ blocks: Int) {
    #expect(place(line) == PagePlace(identifier: identifier, blocks: blocks))
  }

  @Test func linesThatCameInBeforeItChangeNothing() {
    let longer = Self.old.replacing("# Title\n", with: "# Title\n\nNew.\n\nNewer.\n", maxReplacements: 1)
    #expect(place(16, in: longer) == PagePlace(identifier: "a-rates", blocks: 0))
    #expect(place(14, in: longer) == PagePlace(identifier: "heading", blocks: 1))
    let shorter = Self.old.replacing("Second paragraph.\n\n", with: "")
    #expect(place(10, in: shorter) == PagePlace(identifier: "a-rates", blocks: 0))
  }

  @Test func whatIsNewStandsWhereItWasPutIn() {
    let changed = Self.old.replacing("Third.", with: "Third, with {value}`nothing`.\n\n{value}`nothing`\n\nFourth.")
    #expect(place(10, in: changed) == PagePlace(identifier: "heading", blocks: 1))
    #expect(place(12, in: changed)?.identifier == "heading")
    let atEnd = Self.old + "\n\nSee {value}`nothing`."
    #expect(place(18, in: atEnd)?.identifier == "a-rates")
  }

  @Test func aFileThatThePageDoesNotShowHasNoPlace() {
    #expect(place(1, file: "book.yml") == nil)
    #expect(place(1, file: "b.md") == nil)
  }

  @Test func everyLineOfEveryTextHasAPlace() {
    let texts = ["", "\n", "x", Self.old, Self.old + Self.old, String(Self.old.prefix(40)), "\r\n\r\n"]
    for text in texts {
      for line in [-1, 0, 1, 2, 7, 40, 1_000_000] { #expect(place(line, in: text) != nil, "\(line) of \(text)") }
    }
  }
}
