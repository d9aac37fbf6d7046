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
    // That files are named and not led to is said once.
    #expect(built.problems.isEmpty)
    #expect(built.warnings.map { [$0.location.line, $0.location.column] } == [[4, 64]])
    #expect(built.warnings.first?.message.hasPrefix("the link to 'tools/run.py' becomes its name") ?? false)
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
          .init(
            message: "there is no label 'runz' in base.md",
            hint: "known names: base, finder, fixed, onecycle, plain, policies"),
          .init(
            message: "there is no file 'tools/x.py'",
            hint: "paths are from the folder of the file in which they stand"),
          .init(
            message: "there is no label 'nowhere'", hint: "figures, tables, runs, chapters and headings have labels"),
        ], files: ["part.md": "Text.\n"]))
  }

  /// An equal heading of the chapter has the label that the included file's would have by itself.
  @Test func aLinkThatMissesItsOwnHeadingIsTold() async throws {
    let notebook = try TestNotebook(plain: [
      "a.md": """
      # A

      ## Setup

      ```{include} part.txt
      ```

      ## Other

      [to the chapter's](#setup), [to the part's](#more).
      """,
      "part.txt": "## Setup\n\n## More\n\n[mine](#setup), [by its label](#setup-1), [more](#more), [up](#other).\n",
    ])
    let built = try await Built(notebook.notebook())
    #expect(
      built.warnings.map { $0.description.replacing(notebook.folder.path + "/", with: "") } == [
        """
        chapters/part.txt:5:8: warning: the link to '#setup' leads to the heading of chapters/a.md:3:1, and not to \
        this file's own
          hint: write [](#setup-1), or give this file's heading a label of its own with '(NAME)=' before it
        """
      ])
  }
}

/// Labels that a file's name, its title and its headings share.
@Suite struct EqualLabelTests {
  @Test func aHeadingGoesBeforeItsChapter() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [results.md, two.md, größe.md]\n",
      "results.md": """
      # What came out

      [own heading](#results), [own chapter](results.md), [third](größe.md#maß).

      ## Results
      """,
      "two.md": """
      # One

      [second heading](#two), [first title](#one), [other chapter](#results), {ref}`own by role <two>`.

      ## Two
      """,
      "größe.md": "# Größe\n\n[own title](#größe), [own measure](#maß).\n\n## Maß\n",
    ])
    let built = try await Built(notebook.notebook())
    #expect(built.warnings.isEmpty && built.problems.isEmpty)
    let page = try notebook.text("output/quick/report.html")
    let body = String(page[(page.range(of: "<main")?.lowerBound ?? page.startIndex)...])
    let goals = LinkTests.goals(body)
    // What stands behind the place that a link leads to.
    func text(at goal: String?) -> String {
      guard let goal, let place = body.range(of: " id=\"\(goal)\"") else { return "" }
      return String(body[place.upperBound...].prefix(200))
    }
    #expect(text(at: goals["own heading"]).contains(">Results</h3>"))
    #expect(text(at: goals["own chapter"]).contains("What came out"))
    #expect(text(at: goals["second heading"]).contains(">Two</h3>") && goals["second heading"] == goals["own by role"])
    #expect(LinkTests.chapter(goals["first title"], in: body) == 2)
    #expect(goals["other chapter"] == goals["own chapter"] && goals["other chapter"] != goals["own heading"])
    #expect(text(at: goals["own title"]).contains("Größe") && text(at: goals["own measure"]).contains(">Maß</h3>"))
    #expect(goals["third"] == goals["own measure"])
  }

  /// Chapters with text for two profiles.
  private static func profiled(_ text: String) throws -> TestNotebook {
    try TestNotebook([
      "book.yml": "title: Book\nchapters: [one.md, two.md]\nprofiles: {large: {}}\n",
      "one.md": "# One\n\n" + text,
      "two.md": """
      # Two

      :::{only} large
      ## Results

      (deep)=
      ## Of many

      Back to [the results](#results) and [deep](#deep).
      :::

      :::{only} quick
      ## Results

      Few.
      :::

      """,
    ])
  }

  /// What the report leaves out is no place of it, and its name is free for what the report shows.
  @Test func textForOtherProfilesIsNoPlace() throws {
    #expect(try Self.profiled("[a](two.md#results)").mistakes() == [])
    #expect(
      try Self.profiled("[a](#deep), [b](two.md#deep), {ref}`deep`").mistakes().map(\.message)
        == Array(repeating: "'deep' stands in text for other profiles, which this report does not show", count: 3))
    #expect(
      try Self.profiled("[a](two.md#results-1)").mistakes().map(\.message) == [
        "there is no label 'results-1' in two.md"
      ])
  }

  /// Whatever has a label there.
  @Test func figuresForOtherProfilesAreNoPlaces() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nprofiles: {large: {}}\n",
      "one.md": """
      # One

      :::{only} large
      ```{policy} pp
      epochs: 3
      schedule: {constant: 0.1}
      ```
      ```{plot} policy
      :runs: pp
      :label: gone
      ```
      :::

      {numref}`gone` and [](#pp)

      """,
    ])
    #expect(
      notebook.mistakes().map(\.message)
        == ["gone", "pp"].map { "'\($0)' stands in text for other profiles, which this report does not show" })
  }

  @Test func aNoteTakesWhatLooksLikeAnother() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book", "one.md": "# One\n\n:::{note} T\nx[^n]\n:::\n\n[^n]: A\n[^two words]: B\n",
    ])
    let warnings = try notebook.notebook().check().book.warnings.map(\.message)
    #expect(warnings.count == 1 && warnings[0].hasPrefix("the note's name 'two words' has blanks"), "\(warnings)")
  }

  @Test func aLinkToAChapterFindsItsFiguresToo() throws {
    var files = SmallBook.files
    files["one.md"]? += "\n[the curves](two.md#sketch), [](two.md#old-name), [the run](one.md#fixed)\n"
    let notebook = try TestNotebook(files)
    #expect(notebook.mistakes() == [])
    files["one.md"]? += "\n[there](one.md#sketch)\n"
    #expect(try TestNotebook(files).mistakes().map(\.message) == ["there is no label 'sketch' in one.md"])
  }

  @Test func aLabelMayNameAPictureAlone() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book", "one.md": "# One\n\nSee [it](#lone).\n\n(lone)=\n![a dot](dot.png)\n",
    ])
    try notebook.write(PlainPicture.png([1, 2, 3], width: 4, height: 4), to: "chapters/dot.png")
    #expect(try await Built(notebook.notebook()).problems == [])
  }

  @Test(arguments: [
    ("[paper]: https://a.example and more", true), ("[paper]: <https://a.example> 'Title'", false),
    ("[paper]: https://a.example \"Title\"", false),
  ])
  func whatDefinesNoAddressIsTold(_ definition: String, _ isTold: Bool) throws {
    let notebook = try TestNotebook(["book.yml": "title: Book", "one.md": "# One\n\nThe [paper].\n\n\(definition)\n"])
    let warnings = try notebook.notebook().check().book.warnings
    #expect(warnings.map { "\($0.location.line)" } == (isTold ? ["5"] : []))
    #expect(warnings.allSatisfy { $0.message.hasPrefix("this defines no address, and is shown") })
  }
}
