import Manuscript
import Settings
import Testing

@Suite struct DirectiveTests {
  @Test(arguments: [
    ("```{train} onecycle\nlike: plain\nepochs: 2\n```", ["{train} onecycle(\"like: plain\\nepochs: 2\")"]),
    ("~~~{note}\na\n\nb\n~~~", ["{note}(\"a\\n\\nb\")"]),
    (":::{note} A `title`\na\n:::\nb", ["{note} A `title`(\"a\")", "p(b)"]),
    ("a\n:::{note}\nb\n:::", ["p(a)", "{note}(\"b\")"]),
    (":::: {note}\n:::{tip}\na\n:::\n::::", ["{note}(\":::{tip}\\na\\n:::\")"]),
    ("````{note}\n```{tip}\na\n```\n````", ["{note}(\"```{tip}\\na\\n```\")"]),
    (":::{note}\n```\n::::\n```\n", ["{note}(\"```\")", "code(\"\")"]),
    ("```\n:::{note}\n% a\n(b)=\n$$\n```", ["code(\":::{note}\\n% a\\n(b)=\\n$$\\n\")"]),
    ("    :::{note}", ["code(\":::{note}\\n\")"]),
    (":::{note}\n:::\n:::{tip}\n:::", ["{note}(\"\")", "{tip}(\"\")"]),
    ("  :::{note}\n  a\n    b\n  :::", ["{note}(\"a\\n  b\")"]),
    ("- :::{note}\n  a\n  :::\n- b", ["ul({note}(\"a\") | p(b))"]),
    ("> :::{note}\n> a\n> :::\n\nb", ["quote({note}(\"a\"))", "p(b)"]),
    ("| a |\n|---|\n| b |\n:::{note}\n:::", ["table:n(a / b)", "{note}(\"\")"]),
    (
      "```{plot} lr-finder\n:run: finder\n:log:\n\nThe *caption*.\n\n```",
      [
        "{plot} lr-finder :run:finder :log:(\"The *caption*.\\n\")"
      ]
    ),
    (":::{plot} loss\n---\nruns: [a, b]\nlabel: x\n---\nc\n:::", ["{plot} loss :runs:[a, b] :label:x(\"c\")"]),
    (
      "```{plot} loss\n:alt: \"A curve: 'x'\"\n:label: 'y'\n:runs: \"a\" and \"b\"\n```",
      ["{plot} loss :alt:A curve: 'x' :label:y :runs:\"a\" and \"b\"(\"\")"]
    ),
    ("(l)=\n```{note}\n```", ["{note}#l(\"\")"]),
    ("```python\n:run: x\n```", ["code:python(\":run: x\\n\")"]),
    (":::{note}\n:not an option\n:::", ["{note}(\":not an option\")"]),
  ])
  func directives(text: String, expected: [String]) {
    // A fence that stays open is allowed to be said here; the tree is what is looked at.
    let chapter = ChapterParser.parse(text: text, file: "a.md", diagnostics: Diagnostics())
    #expect(chapter?.blocks.map(\.outline) == expected)
  }

  @Test(arguments: [
    ("a\n\n👉:::{note} T\n👉:a: 👉b c\n👉:d:👉\n\n👉e\nf\n:::", "e\nf"),
    ("---\ntitle: t\n---\n\n> - 👉```{plot} loss\n>   👉:a:   👉b c\n>   👉:d:👉\n>   👉e\n>   ```", "e"),
    ("1. x\n\n   👉~~~{plot} loss\n   ---\n   👉a: 👉b c\n   👉d: 👉''\n   ---\n\n   👉e\n   ~~~", "e"),
  ])
  func places(marked: String, body: String) throws {
    let text = MarkedText(marked)
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: text.text, file: "a.md", diagnostics: diagnostics)
    let directive = try #require(chapter?.blocks.lazy.compactMap(\.firstDirective).first)
    let options = directive.options
    try #require(options.map(\.name) == ["a", "d"])
    #expect(options.map(\.value) == ["b c", ""])
    #expect(directive.body == body)
    let places = [directive.location] + options.flatMap { [$0.location, $0.valueLocation] } + [directive.bodyLocation]
    #expect(places == text.places)
    #expect(diagnostics.count == 0)
  }

  @Test func settingsInAListKnowTheirPlace() throws {
    let text = MarkedText("- a\n\n  ```{train} x\n  epochs: 2\n  loss:\n    👉wrong: 1\n  ```")
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: text.text, file: "a.md", diagnostics: diagnostics)
    let directive = try #require(chapter?.blocks.lazy.compactMap(\.firstDirective).first)
    let node = SettingsText.parse(directive.body, at: directive.bodyLocation, diagnostics: diagnostics)
    let loss = try #require(node?["loss"])
    SettingsReader(loss, owner: "loss", table: SettingsTable(), diagnostics: diagnostics).finish()
    #expect(diagnostics.sorted.map(\.message) == ["loss has no setting 'wrong'"])
    #expect(diagnostics.sorted.map(\.location) == text.places)
  }

  @Test func aBodyIsReadAgainAtItsPlace() throws {
    let text = MarkedText("> :::{note}\n> a\n>\n> b {👉value}`x`\n> :::")
    let unmarked = MarkedText("> :::{note}\n> a\n>\n> b 👉{value}`x`\n> :::")
    let diagnostics = Diagnostics()
    let chapter = ChapterParser.parse(text: unmarked.text, file: "a.md", diagnostics: diagnostics)
    let directive = try #require(chapter?.blocks.lazy.compactMap(\.firstDirective).first)
    let blocks = ChapterParser.blocks(text: directive.body, at: directive.bodyLocation, diagnostics: diagnostics)
    #expect(blocks.map(\.outline) == ["p(a)", "p(b role:value@4:5(x))"])
    #expect(unmarked.places.map(\.line) == [4] && unmarked.places.map(\.column) == [5])
    #expect(text.text == unmarked.text)
  }
}

extension Block<Directive> {
  /// The first directive in the block.
  var firstDirective: Directive? {
    switch self {
    case .embed(let directive, _): directive
    case .quote(let blocks): blocks.lazy.compactMap(\.firstDirective).first
    case .list(let list): list.items.lazy.flatMap(\.blocks).compactMap(\.firstDirective).first
    default: nil
    }
  }
}
