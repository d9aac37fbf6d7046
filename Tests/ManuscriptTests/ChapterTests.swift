import Manuscript
import Settings
import Testing

@Suite struct ChapterTests {
  @Test(arguments: [
    ("---\ntitle: One: two\n---\n", nil, nil, nil),
    ("---\ntitle: T\nshort_title: S\nlabel: My Label\n---\n# H", "T", "S", "my-label"),
    ("# H *i* `c`\n\ntext", "H i c", nil, "02-data"),
    ("(h)=\n# H", "H", nil, "h"),
    ("text\n\n## H", "02-data", nil, "02-data"),
    ("", "02-data", nil, "02-data"),
  ])
  func titles(text: String, title: String?, shortTitle: String?, label: String?) {
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: text, file: "x/02-data.md", diagnostics: diagnostics)
    guard let title else {
      // A title with a colon needs quotes: the mistake is said, the chapter is still read.
      #expect(diagnostics.sorted.map(\.location) == [SourceLocation(file: "x/02-data.md", line: 2, column: 11)])
      return
    }
    #expect(diagnostics.count == 0)
    #expect([chapter?.title, chapter?.shortTitle, chapter?.label] == [title, shortTitle, label])
  }

  @Test func theTitlesHeadingIsTakenOut() {
    #expect(blocks("# T\n\ntext") == ["anchor#t", "p(text)"])
    #expect(blocks("(t)=\n# T\n\ntext") == ["p(text)"])
    #expect(blocks("---\ntitle: T\nlabel: l\n---\n# T") == ["anchor#t"])
    #expect(blocks("---\ntitle: U\n---\n# T") == ["h1#t(T)"])
    #expect(blocks("text\n\n# T") == ["p(text)", "h1#t(T)"])
  }

  private func blocks(_ text: String) -> [String]? {
    ChapterParser.parse(text: text, file: "a.md", diagnostics: Diagnostics())?.blocks.map(\.outline)
  }

  @Test func linesAreCountedFromTheFilesStart() {
    let diagnostics = Diagnostics()
    let text = "---\ntitle: t\n---\n\n```{x} y\nz"
    _ = ChapterParser.parse(text: text, file: "a.md", startLine: 10, diagnostics: diagnostics)
    #expect(diagnostics.sorted.map(\.location) == [SourceLocation(file: "a.md", line: 14)])
  }

  /// The example of the chapter language, as it stands in the manual.
  @Test func runDirectives() {
    let text = """
      # The range test

      Rates come from {numref}`finder-lr-finder`.

      ```{recipe} plain
      data: $data
      batch: $batch
      model: {resnet9: {width: $width}}
      augment: [{pad: {size: 4, fill: reflect}}, {crop: 32}, {flip: 0.5}, {cutout: {size: 8}}, normalize]
      optimizer: {sgd: {momentum: 0.9, nesterov: true, weight-decay: 5e-4}}
      ```

      ```{range-test} finder
      like: plain                # takes every setting of a recipe or run, then changes some
      from: 1e-5
      stop: {divergence: 4}      # smoothed loss over best, or never
      ```

      ```{train} onecycle
      like: plain
      schedule: {one-cycle: {max: finder.suggestion or 0.4, peak: 5/24, div: 25, momentum: [0.95, 0.85]}}
      ```

      (lr)=
      ```{plot} lr-finder
      :run: finder
      :alt: Loss over learning rate

      The *valley* is {value}`finder.suggestion as si`.
      ```

      :::{note}
      One seed, $n = 1$.
      :::
      """
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: text, file: "a.md", diagnostics: diagnostics)
    #expect(diagnostics.count == 0)
    #expect(chapter?.title == "The range test")
    let directives = chapter?.blocks.compactMap(\.firstDirective) ?? []
    #expect(directives.map(\.name) == ["recipe", "range-test", "train", "plot", "note"])
    #expect(directives.map(\.argument) == ["plain", "finder", "onecycle", "lr-finder", ""])
    #expect(directives.map(\.location.line) == [5, 13, 19, 25, 32])
    #expect(directives.map(\.bodyLocation.line) == [6, 14, 20, 29, 33])
    #expect(directives.map(\.label) == [nil, nil, nil, "lr", nil])
    for directive in directives.prefix(3) {
      let node = SettingsText.parse(directive.body, at: directive.bodyLocation, diagnostics: diagnostics)
      #expect(directive.options.isEmpty && node?.summary == "a mapping")
    }
    let caption = ChapterParser.inlines(
      text: directives[3].body, at: directives[3].bodyLocation, diagnostics: diagnostics)
    #expect(caption.outline == "The em(valley) is role:value@29:17(finder.suggestion as si).")
    #expect(diagnostics.count == 0)
  }
}
