import Foundation
import SampleBooks
import Testing

@testable import Displays
@testable import Notebook

/// What labels come to in the text.
@Suite struct LabelTests {
  static let chapter = """
    # Labels

    ```{train} run
    \(SampleText.settings)
    epochs: 1
    schedule: {constant: 0.01}
    ```

    See {numref}`drawn`, {numref}`listed`, {numref}`painted`, {ref}`here`, {ref}`there <here>`, [](#labels),
    {numref}`labels`, {numref}`run`, {numref}`run-loss`, {ref}`inner`, {numref}`spare`,
    {numref}`the drawing, Fig. %s <drawn>`, {numref}`all of it <listed>`.

    (drawn)=
    ```{plot} accuracy
    :run: run
    ```

    (listed)=
    ```{table} epochs
    :run: run
    ```

    (painted)=
    ```{figure} tiny.png
    :alt: tiny
    ```

    (here)=
    ## Some heading

    (spare)=
    ```{plot} loss
    :run: run
    :label: run-loss
    ```

    ```{include} part.md
    ```

    """

  @Test func labelsNameWhatTheyStandBefore() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Labels\nchapters: [labels.md]", "labels.md": Self.chapter,
      "part.md": "(inner)=\n## An inner heading\n",
    ])
    try notebook.write(try #require(Data(base64Encoded: TinyPicture.png)), to: "chapters/tiny.png")
    #expect(notebook.mistakes().map(\.description) == [])
    #expect(try await Built(notebook.notebook()).problems == [])
    let whole = try notebook.text("output/quick/report.html")
    // The contents have links of their own.
    let page = whole[(try #require(whole.range(of: "<p dir=\"auto\">See "))).lowerBound...]
    for link in [
      "#drawn\">Figure\u{a0}1<", "#listed\">Table\u{a0}1<", "#painted\">Figure\u{a0}2<", "#here\">Some heading<",
      "#here\">there<", "#labels\">Labels<", "#labels\">Chapter\u{a0}1<", "#run\">run<", "#run-loss\">Figure\u{a0}3<",
      "#inner\">An inner heading<", "#drawn\">the drawing, Fig. 1<", "#listed\">all of it<",
    ] {
      #expect(page.contains("<a href=\"\(link)"), "\(link)")
    }
    for label in ["drawn", "listed", "painted", "here", "labels", "run", "run-loss", "inner", "spare"] {
      #expect(whole.ranges(of: "id=\"\(label)\"").count == 1, "\(label)")
    }
    #expect(notebook.exists("output/quick/figures/drawn.svg") && notebook.exists("output/quick/figures/run-loss.svg"))
  }

  @Test func aFigureIsIncludedOnce() throws {
    let notebook = try TestNotebook(
      afterBase: "# A\n\n```{include} part.md\n```\n\n```{include} part.md\n```\n",
      files: ["part.md": "```{plot} loss\n:run: fixed\n```\n"])
    #expect(
      notebook.mistakes().map { "\($0.location) \($0.message)" } == [
        "part.md:1:1 the file with the label 'fixed-loss' is included twice"
      ])
  }
}
