import Manuscript
import Plotting
import Publishing
import Settings
import Testing

/// A chapter as its author writes it, on screen and on paper.
@Suite struct ChapterToReportTests {
  private static let text = """
    # Rates

    (intro)=
    A *rate* is **large**[^1], see [the table](#intro) and <https://example.org>. ~~No~~ `a|b` $x^2$

    [^1]: A note with `code`.

    - [x] done
    - [ ] to do

      more of it

    1. one
       > quoted

    | a | b |
    |:--|--:|
    | 1 | 2 |

    ```yaml
    a: <b>
    ```

    ```{train} onecycle
    like: plain
    ```

    ## Last words

    <b>raw</b> and an {unknown}`role`.
    """

  private func report() throws -> Report {
    let diagnostics = Diagnostics()
    let chapter = try #require(ChapterParser.parse(text: Self.text, file: "01-rates.md", diagnostics: diagnostics))
    let blocks = chapter.blocks.flatMap { block in
      block.map(
        embeds: { directive, location in
          let box = RunBox(
            label: directive.argument, name: directive.argument, kind: "training", outcome: "Ended well.", settings: nil
          )
          return [Block<ReportElement>.embed(.run(box), at: location)]
        }, roles: { [.code($0.source)] })
    }
    return Report(
      title: "Book",
      chapters: [ReportChapter(title: chapter.title, label: chapter.label, number: 1, blocks: blocks)])
  }

  @Test func onScreen() throws {
    let html = HTMLReport.write(try report())
    try Markup.check(html)
    for part in [
      "<h2 dir=\"auto\"><span class=\"number\">1</span> Rates</h2>",
      "<p id=\"intro\" dir=\"auto\">A <em>rate</em> is <strong>large</strong><sup",
      "<a href=\"#intro\">the table</a>", "<a href=\"https://example.org\" rel=\"noopener\">https://example.org</a>",
      "<del>No</del>", "<code>a|b</code>", "A note with <code>code</code>.",
      "<input type=\"checkbox\" disabled aria-label=\"to do\">", "<blockquote>\n<p dir=\"auto\">quoted</p>",
      "<th scope=\"col\" class=\"right\" dir=\"auto\">b</th>", "<pre><code class=\"language-yaml\">a: &lt;b&gt;",
      "<div id=\"onecycle\" class=\"run\">", "<h3 id=\"last-words\" dir=\"auto\">Last words</h3>",
      "<code>{unknown}`role`</code>",
    ] { #expect(html.contains(part), "\(part)") }
  }

  @Test func onPaper() throws {
    let document = PrintedReport.pages(of: try report(), measurer: FixedWidthMeasurer())
    let words = document.pages.map { PageParts($0).string }.joined(separator: " ")
    for part in [
      "Rates", "A note with", "done", "more of it", "quoted", "a: <b>", "onecycle", "Last words", "<b>", "raw",
    ] {
      #expect(words.contains(part), "\(part)")
    }
    #expect(document.outline.map(\.title) == ["Contents", "1  Rates", "Last words"])
  }
}
