import Foundation
import Testing

@testable import Notebook

/// Links between chapters, to headings, and to files.
@Suite struct LinkTests {
  static let files = [
    "book.yml": "title: Book\nchapters: [one.md, more/two.md]\n",
    "one.md": """
    # First chapter

    To [the second](more/two.md), [its end](more/two.md#the-end), [the end here](#the-end), [](more/two.md),
    [](more/two.md#part), [the second part](#part-1), [the script](tools/run.py), [outside](../README.md),
    [](tools/run.py).

    ## Part

    ## Part

    ## The end
    """,
    "more/two.md": """
    # Second chapter

    Back to [one](../one.md#part), to [my end](#the-end) and [by the root](one.md).

    ## Part

    ## The end

    ```{include} three.md
    ```
    """,
    "more/three.md": "### Deep\n\nFrom within: [two](two.md#deep), [run](../tools/run.py).\n",
    "tools/run.py": "print()\n",
  ]

  /// The identifier that a link leads to, by the link's text.
  static func goals(_ page: String) -> [String: String] {
    Dictionary(
      page.matches(of: /<a href="#([^"]*)">([^<]*)<\/a>/).map { (String($0.2), String($0.1)) }
    ) { first, _ in first }
  }

  /// The chapter, from 1, in which an identifier stands.
  static func chapter(_ identifier: String?, in page: String) -> Int {
    guard let identifier, let place = page.range(of: " id=\"\(identifier)\"") else { return 0 }
    return page[..<place.upperBound].matches(of: /<section class="chapter"/).count
  }

  @Test func everyLinkLeadsWhereItIsMeant() async throws {
    let notebook = try TestNotebook(Self.files)
    let built = try await Built(notebook.notebook())
    #expect(built.warnings.isEmpty && built.problems.isEmpty)
    let page = try notebook.text("output/quick/report.html")
    let body = String(page[(page.range(of: "<main")?.lowerBound ?? page.startIndex)...])
    let goals = Self.goals(body)
    let expected = [
      "the second": 2, "its end": 2, "the end here": 1, "Second chapter": 2, "Part": 2, "the second part": 1, "one": 1,
      "my end": 2, "by the root": 1, "two": 2,
    ]
    for (text, chapter) in expected {
      #expect(Self.chapter(goals[text], in: body) == chapter, "\(text) leads to \(goals[text] ?? "nothing")")
    }
    #expect(goals["the end here"] != goals["my end"] && goals["the second part"] != goals["one"])
    #expect(
      body.contains("the script (<code>tools/run.py</code>)") && body.contains("outside (<code>../README.md</code>)"))
    #expect(body.contains("run (<code>tools/run.py</code>)"))
    #expect(Set(page.matches(of: /\sid="([^"]*)"/).map(\.1)).count == page.matches(of: /\sid="([^"]*)"/).count)
  }

  @Test func whatIsNotThereIsAMistake() throws {
    try expect(
      Mistake(
        "To [a](👉bsae.md), [b](👉base.md#runz), [c](👉tools/x.py) and [d](👉#nowhere).\n\n```{include} part.md\n```\n",
        [
          .init(message: "there is no file 'bsae.md'", hint: "did you mean 'base.md'?"),
          .init(message: "there is no label 'runz' in base.md", hint: "known names: base, base-1"),
          .init(
            message: "there is no file 'tools/x.py'",
            hint: "paths are from the folder of the file in which they stand"),
          .init(
            message: "there is no label 'nowhere'", hint: "figures, tables, runs, chapters and headings have labels"),
        ], files: ["part.md": "Text.\n"]))
  }
}
