import Foundation
import SampleBooks
import Testing

@testable import Notebook

/// What references without a text of their own show, and where they lead.
@Suite struct ReferenceTextTests {
  /// The report's page behind its contents.
  private static func page(_ text: String, parameters: String = "{e: 3}") async throws -> String {
    let notebook = try TestNotebook(["book.yml": "title: Book\nparameters: \(parameters)", "a.md": text])
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [] && built.warnings.map(\.message) == [])
    return try notebook.text("output/quick/report.html")
  }

  @Test(arguments: [
    "# The setup\n\n## Data\n", "# The setup\n\n% for authors\n\n## Data\n", "(own)=\n# The setup\n\n## Data\n",
    "# The setup\n\n(own)=\n## Data\n",
  ])
  func aChaptersTitleIsItsOwn(_ text: String) async throws {
    let page = try await Self.page(text + "\nAs {ref}`the-setup` and [](#the-setup) say, see {ref}`data`.\n")
    #expect(page.ranges(of: ">The setup</a>").count >= 2 && page.ranges(of: "As <a href=").count == 1)
    let sentence = try #require(page.firstRange(of: "As <a href="))
    let end = try #require(page[sentence.lowerBound...].firstRange(of: ".</p>"))
    let shown = page[sentence.lowerBound..<end.lowerBound].replacing(/<[^>]*>/, with: "")
    #expect(shown == "As The setup and The setup say, see Data")
  }

  @Test func aHeadingsValuesAreShown() async throws {
    let page = try await Self.page(
      """
      # A

      (tr)=
      ## Trained for {param}`e` epochs

      (of)=
      ## Of {ref}`tr`

      > ## Quoted

      - ## Listed {param}`e`

      Sentence: {ref}`tr`, [](#tr), [](a.md#tr), {numref}`tr`, {ref}`of`, {ref}`quoted`, {ref}`listed-param-e`.
      """)
    let start = try #require(page.firstRange(of: "Sentence: "))
    let end = try #require(page[start.lowerBound...].firstRange(of: ".</p>"))
    let tr = "Trained for 3 epochs"
    #expect(
      page[start.lowerBound..<end.lowerBound].replacing(/<[^>]*>/, with: "")
        == "Sentence: \(tr), \(tr), \(tr), “\(tr)”, Of \(tr), Quoted, Listed 3")
  }

  /// Each refers to itself and to the next ones, in a circle.
  @Test func headingsThatReferToEachOtherEnd() async throws {
    let headings = (0..<40).map { index in
      "(h\(index))=\n## H" + (0..<5).map { " {ref}`h\((index + $0) % 40)`" }.joined() + "\n"
    }
    let page = try await Self.page("# A\n\n" + headings.joined(separator: "\n") + "\nSentence: {ref}`h0`.\n")
    #expect(page.contains("Sentence: <a href=\"#h0\""))
  }

  @Test func aHeadingCalledLikeARunHasAPlaceOfItsOwn() async throws {
    let page = try await Self.page(
      """
      # A

      ## Before

      ```{train} baseline
      \(SampleText.settings)
      epochs: 1
      schedule: {constant: 0.01}
      ```

      ## Baseline

      To [the run](#baseline) and [the section](#baseline-1): {ref}`baseline-1`.
      """)
    #expect(page.ranges(of: "id=\"baseline\"").count == 1)
    #expect(page.contains(/<h3 id="baseline-1"[^>]*>Baseline/))
    #expect(page.contains("<a href=\"#baseline-1\">Baseline</a>."))
  }

  @Test(arguments: [
    ("title: \"{param}`e` epochs\"\nparameters: {e: 3}", "# A\n\nb", "title is plain text, and has no roles"),
    ("title: B", "---\ntitle: \"Of {value}`x.y`\"\n---\n\nb", "title is plain text, and has no roles"),
    (
      "title: B\nsubtitle: \"a {param}`e`\"\nparameters: {e: 3}", "# A\n\nb", "subtitle is plain text, and has no roles"
    ),
  ])
  func aTitleWithARoleIsAMistake(_ book: String, _ chapter: String, _ message: String) throws {
    let notebook = try TestNotebook(["book.yml": book, "a.md": chapter])
    #expect(notebook.mistakes().map(\.message) == [message])
  }

  @Test(arguments: ["title", "alt", "x-label"])
  func aPlotsTextWithARoleIsAMistake(_ option: String) throws {
    let notebook = try TestNotebook(
      afterBase: "# B\n\n```{plot} accuracy\n:run: fixed\n:\(option): of {param}`e`\n```\n",
      settings: "parameters: {e: 3}")
    #expect(notebook.mistakes().map(\.message) == ["\(option) is plain text, and has no roles"])
  }

  /// No font has a line end, and no title needs one.
  @Test func aTitleOfTwoLinesIsOne() async throws {
    let page = try await Self.page("---\ntitle: |\n  Two\n  lines\n---\n\n[](a.md)\n")
    #expect(page.contains(">Two lines</a>"))
  }
}
