import Settings
import Testing

@testable import Manuscript

/// What other tools' chapters hold.
@Suite struct ForeignSyntaxTests {
  private static func said(_ text: String) -> [Diagnostic] {
    let diagnostics = Diagnostics()
    _ = ChapterParser.parse(text: text, file: "a.md", diagnostics: diagnostics)
    return diagnostics.sorted
  }

  @Test(arguments: [
    ("# T\n\nAs [@smith2017] found.", "citation", 3, 4), ("# T\n\nAs [see @smith:2017, p. 3] found.", "citation", 3, 9),
    ("# T\n\nSee @fig-loss for it.", "reference", 3, 5), ("# T\n\n## Data {#data}", "attributes", 3, 9),
    ("# T\n\n## Data {.unnumbered}", "attributes", 3, 9), ("# T\n\nx {{< include a.md >}}", "command", 3, 3),
    ("# T\n\n{{% note %}}", "command", 3, 1), ("# T\n\n```train one\nepochs: 1\n```", "fence", 3, 1),
    ("# T\n\n~~~plot\n~~~", "fence", 3, 1), ("# T\n\n```{python}\nx\n```", "cells of code", 3, 1),
    ("# T\n\n- a\n\n  ~~~{r plot, echo=FALSE, fig.cap=\"A\"}\n  x\n  ~~~", "cells of code", 5, 3),
    ("# T\n\n```{code-cell} ipython3\n:tags: [a]\nx\n```", "cells of code", 3, 1),

    ("# T\n\nOf `r nrow(x)`.", "code in a sentence", 3, 5),
    ("# T\n\nOf `{python} mean`.", "code in a sentence", 3, 5), ("# T\n\nEnd.\\newpage", "TeX", 3, 5),
    ("# T\n\n\\begin{center}\nx", "TeX", 3, 1), ("# T\n\n+++\n\nx", "break between cells", 3, 1),
    ("# T\n\n+++ {\"a\": 1}\n\nx", "break between cells", 3, 1),
    ("# T\n\nText <!-- a --- b --> goes on.", "comment", 3, 6),
    ("# T\n\n{{#include a.md}}", "command", 3, 1), ("# T\n\nAs {% include a.html %} has.", "command", 3, 4),
    ("# T\n\n![a](a.png){width=50%}", "attributes", 3, 12), ("# T\n\n![a](a.png){#fig:a}", "attributes", 3, 12),
    ("# T\n\n{: .note }\nx", "attributes", 3, 1), ("# T\n\nTo [[Other page]].", "wiki", 3, 4),
    ("# T\n\n> [!INFO] Title\n> x", "no such box", 3, 1), ("# T\n\n+---+\n| a |\n+---+", "table for Pandoc", 3, 1),
    ("# T\n\nTerm\n: What it means", "list of definitions", 4, 1),
    ("# T\n\nBy @fig and [a; @smith].", "citation", 3, 17), ("# T\n\nIn [small]{.smallcaps}.", "attributes", 3, 10),
  ])
  func itIsSaidOnce(_ text: String, _ word: String, _ line: Int, _ column: Int) throws {
    for text in [text, text + "\n\n" + text.split(separator: "\n\n", maxSplits: 1)[1]] {
      let found = ForeignSyntaxTests.said(text)
      let first = try #require(found.first)
      #expect(found.count == 1 && first.severity == .warning && first.message.contains(word) && first.hint != nil)
      #expect(first.location == Settings.SourceLocation(file: "a.md", line: line, column: column))
    }
  }

  @Test(arguments: [
    "# T\n\nWrite to me@example.org or @ home, a@b.", "# T\n\nIn `[@key]` and `{{< x >}}`.", "# T\n\n\\[\\@key]",
    "# T\n\nText \\<!-- a --- b --> goes on.",
    "# T\n\n```python\ntrain()\n```", "# T\n\n{note} and {a: 1} and ${x}$", "# T\n\n```\n@fig-x {#id}\n```",
    "# T\n\nBy @ada on GitHub.", "# T\n\n`r` and `r + x` and `r = 0.5` and `run x`.", "# T\n\nC\\+\\+ and a \\new word",
    "# T\n\n```\n```{python}\n```", "# T\n\na +++ b", "# T\n\nSee `{plot} accuracy` and `{train} one`.",
    "# T\n\nIn `[[a]]`, `{: .b }` and a[0] is {width: 5}.", "# T\n\nSo: it is.\n+ - it is",
    "# T\n\n| a |\n|---|\n| b |",
  ])
  func whatIsMeantAsTextIsNot(_ text: String) { #expect(ForeignSyntaxTests.said(text).map(\.message) == []) }

  @Test(arguments: [
    ("```{python}\nx = 1\n```", "python"), ("```{r setup, include=FALSE}\nx = 1\n```", "r"),
    ("```{code-cell} ipython3\nx = 1\n```", "python"), ("~~~{code-cell} julia\nx = 1\n~~~", "julia"),
  ])
  func aCellIsShownAsCode(_ text: String, _ language: String) {
    let place = Settings.SourceLocation(file: "a.md")
    let blocks = ChapterParser.blocks(text: text, at: place, diagnostics: Diagnostics())
    guard case .code("x = 1\n", language)? = blocks.first else {
      Issue.record("\(blocks)")
      return
    }
  }

  /// A box of Pandoc or Quarto says what to write in its place.
  @Test(arguments: [
    ("::: {.callout-note}\nx\n:::", ":::{note}"), ("::: {.callout-caution collapse=\"true\"}\nx\n:::", ":::{warning}"),
    ("``` {.julia .numberLines}\nx\n```", "without braces and dot: ```julia"),
    ("::: {#id .callout-tip}\nx\n:::", ":::{tip}"), ("::: {.columns}\nx\n:::", "without the lines of colons"),
  ])
  func aBoxOfPandocSaysWhatToWrite(_ text: String, _ hint: String) {
    let found = ForeignSyntaxTests.said("# T\n\n" + text)
    #expect(found.count == 1 && found[0].message.hasSuffix("is not a directive") && found[0].location.line == 3)
    #expect(found.first?.hint?.contains(hint) == true)
  }

  @Test(arguments: [
    ("jupytext:\n  formats: md", ["jupytext"]), ("date: 2026-11-30\ntags: [a, b]", ["date", "tags"]),
    ("kernelspec: {name: python3}\ntitle: T", ["kernelspec"]),
  ])
  func otherFrontMatterIsPassedOver(_ matter: String, _ names: [String]) {
    let found = ForeignSyntaxTests.said("---\n\(matter)\n---\n\n# T\n")
    #expect(found.map(\.message) == names.map { "the front matter's '\($0)' is passed over" })
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func aSlipOfThePenIsNotPassedOver() {
    let found = ForeignSyntaxTests.said("---\ntitel: T\n---\n\n# T\n")
    #expect(found.map(\.message) == ["the front matter has no setting 'titel'"] && found[0].severity == .error)
  }

  @Test(arguments: [
    ("> [!NOTE]\n> One.\n> Two.", "{note}(\"One.\\nTwo.\")"), ("> [!tip]\n> - a\n>   - b", "{tip}(\"- a\\n  - b\")"),
    ("> [!IMPORTANT]\n> x", "{note} Important(\"x\")"), ("> [!CAUTION]\n> x", "{warning} Caution(\"x\")"),
    ("> [!WARNING]", "{warning}(\"\")"), ("- > [!NOTE]\n  > x", "ul({note}(\"x\"))"),
    ("> [!NOTE] Its title\n> x", "{note} Its title(\"x\")"), ("> [!tip]- Folded\n> x", "{tip} Folded(\"x\")"),
  ])
  func alertsOfGitHubAreBoxes(_ text: String, _ expected: String) { #expect(outline(text) == [expected]) }

  @Test func theTextOfAnAlertStandsWhereItIsWritten() throws {
    let diagnostics = Diagnostics()
    let place = Settings.SourceLocation(file: "a.md")
    let blocks = ChapterParser.blocks(text: "x\n\n> [!NOTE]\n> a {value}`b`", at: place, diagnostics: diagnostics)
    guard case .embed(let alert, _)? = blocks.last else {
      Issue.record("no box")
      return
    }
    #expect(alert.location == Settings.SourceLocation(file: "a.md", line: 3))
    #expect(alert.bodyLocation == Settings.SourceLocation(file: "a.md", line: 4, column: 3))
  }
}
