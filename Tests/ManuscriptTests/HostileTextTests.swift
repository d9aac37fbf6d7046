import Manuscript
import ProcessorTime
import Settings
import Testing

/// Texts that were made to break a parser or to keep it busy.
@Suite(.timeLimit(.minutes(20))) struct HostileTextTests {
  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// What is complained about, on which lines, and the text.
  private static let bounded: [(messages: [String], lines: [Int], text: String)] = [
    (["this text is larger than 2 MiB"], [1], times("word\n\n", 400_000)),
    (["this line is longer than 16 KiB"], [2], "a\n" + times("word ", 4000)),
    (
      ["this paragraph is longer than 32 KiB"], [631],
      times("a few words that make up a line of fifty characters\n", 700)
    ),
    (["more than 256 KiB stand here without an empty line"], [65_537], "```\n" + times("abc\n", 70_000) + "```"),
    (["this table has more than 100 columns"], [4], "a\n\n" + times("|a", 101) + "|\n" + times("|-", 101) + "|\n"),
    (["this table has more than 100 columns"], [2], "> " + times("|x", 5000) + "\n> " + times("|-", 5000) + "\n> |"),
    (
      ["this table has more than 100000 cells"], [2],
      times("|a", 100) + "|\n" + times("|-", 100) + "|\n" + times("|\n", 1001)
    ),
    (["quotes and lists nest deeper than 64 levels here"], [2], "a\n" + times("> ", 65) + "b"),
    (["quotes and lists nest deeper than 64 levels here"], [1], times("1. - ", 33) + "b"),
    (["there is a NUL byte in this line"], [2], "a\nb\0c\n"),
    (
      ["there are too many links in brackets for definitions as long as these"], [21_001],
      times("[a]\n\n", 10_500) + "[a]: " + times("x", 16_000) + "\n'" + times("y", 14_000) + "'"
    ),
    (
      [
        "running text nests deeper than 64 levels here",
        "this picture has no description for readers who cannot see it",
      ],
      [1, 2], "a\n" + times("![", 100) + "b" + times("](c)", 100)
    ),
    (
      ["quotes and lists nest deeper than 64 levels here"], [65],
      (0..<70).map { times("  ", $0) + "- a" }.joined(separator: "\n")
    ),
    (
      ["quotes and lists nest deeper than 64 levels here"], [65],
      (0..<300).map { times("  ", $0) + "- a" }.joined(separator: "\n")
    ),
    // Items are no paragraph together, however many there are; lines of one that look like items are.
    ([], [], times("- " + times("word ", 10) + "\n", 1000) + "\n" + times("7. " + times("word ", 10) + "\n", 1000)),
    (["this paragraph is longer than 32 KiB"], [608], "a\n" + times("7. " + times("word ", 10) + "\n", 700)),
    (
      ["this paragraph is longer than 32 KiB"], [557],
      "- a\n" + times("      - " + times("word ", 10) + "\n", 700)
    ),
    ([], [], times("- ", 64) + "b\n\n" + times("- ", 90) + "-\n\n" + times("|a", 100) + "|\n" + times("|-", 100) + "|"),
  ]

  /// Marks without ends, a paragraph of each: what looks for other tools' text passes them once.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "](a ", "](a/", "{++", "{~~a", "[^a ", "\\(^", "\\[^ ", "$a ", "$`", "%%a", " ==a", "x^a", "H~2", "| a |",
      "[a [b", "](a.png", "\\(_", "`a` ", "`{a` ", "{a} `b`", "@a ", "{a", "+++ ",
    ]) func marksWithoutEndsAreSoonRead(_ mark: String)
  {
    let text = String(repeating: String(repeating: mark, count: 1500 / mark.utf8.count) + "\n", count: 20)
    let time = ProcessorTime.measure {
      _ = ChapterParser.parse(text: "# T\n\n" + text, file: "a.md", diagnostics: Diagnostics())
    }
    #expect(time < .seconds(4), "\(mark): \(time)")
  }

  // By their numbers, so that the tests' output does not have the texts.
  @Test(arguments: bounded.indices) func bounds(_ index: Int) {
    let (messages, lines, text) = Self.bounded[index]
    let diagnostics = Diagnostics()
    _ = ChapterParser.parse(text: text, file: "a.md", diagnostics: diagnostics)
    #expect(diagnostics.sorted.map(\.message) == messages)
    #expect(diagnostics.sorted.map(\.location.line) == lines)
  }

  /// Each fills two lines of 10 KiB; what takes quadratic time stays bounded.
  @Test(arguments: [
    "[", "[a](", "![", "[](", "*a **a ", "a**b", "_a __a ", "*a_ ", "~~a ~~", "{a}`", "{a} `", "$a ", "$$a", "$\\$",
    "a <!-- ",
    "a <? ", "a <![CDATA[", "a <!A ", "<a ", "<a b='", "&#", "&quot;", "www.", "www.a ", "a@", "a@b.c ", "http://",
    "www.a))", "[^", "[^1] ", "{value}`x` ", "[a](b) ", "![a](b) ", "[a](x:y) ", "[a]: b '", "\\|", ":::", "|-", "é",
    "\u{1F600}",
  ])
  func repetitions(piece: String) {
    let line = Self.times(piece, 10 * 1024 / piece.utf8.count)
    for text in [line + "\n" + line, "> - " + line + "\n" + line, "|" + line + "|\n|-|\n|" + line + "|"] {
      let diagnostics = Diagnostics()
      let time = ProcessorTime.measure { _ = ChapterParser.parse(text: text, file: "a.md", diagnostics: diagnostics) }
      #expect(time < .seconds(20))
    }
  }

  /// Whatever an editor makes of a chapter, it is read or complained about, and every place lies in the text.
  @Test func mutations() {
    let seed = """
      ---
      title: T
      ---
      # One

      Text {value}`a.b` *c* [d](e.md) ![f](g.png) $x^2$ www.h.i[^1] ~~j~~ <b> &amp; `k`

      (l)=
      ```{train} m
      like: plain
      ```

      > - :::{note} N
      >   :a: b
      >   text
      >   :::

      | a | b |
      |---|:-:|
      | {ref}`c` | \\| |

      $$
      y
      $$
      % comment
      - [x] done
        1. more

      [^1]: note {value}`z`
      """
    let pieces =
      Array("`:{}[]()|$%\\<>!*_~-#=&^\n\n  \t\0é👉1a").map(String.init) + [
        "```", ":::", "\n> ", "\n- ", "---\n", "\r\n",
      ]
    var random = Generator()
    for _ in 0..<250 {
      var text = Array(seed)
      for _ in 0...Int.random(in: 0..<6, using: &random) {
        let at = Int.random(in: 0...text.count, using: &random)
        let end = Int.random(in: at...min(text.count, at + 12), using: &random)
        text.replaceSubrange(at..<end, with: Array(pieces.randomElement(using: &random) ?? ""))
      }
      let mutated = String(text)
      let diagnostics = Diagnostics()
      let chapter = ChapterParser.parse(text: mutated, file: "a.md", diagnostics: diagnostics)
      #expect(chapter != nil || diagnostics.hasErrors, "\(mutated.debugDescription)")
      let lines = mutated.utf8.count { $0 == 10 || $0 == 13 } + 1
      for diagnostic in diagnostics.sorted {
        #expect((1...lines).contains(diagnostic.location.line), "\(diagnostic) in \(mutated.debugDescription)")
        #expect(diagnostic.location.column >= 1, "\(diagnostic) in \(mutated.debugDescription)")
      }
    }
  }

  /// Parses in parallel share cmark's table of special characters.
  @Test func parallelParsesDoNotDisturbEachOther() async {
    await withTaskGroup(of: String?.self) { group in
      for number in 0..<200 {
        group.addTask {
          let diagnostics = Diagnostics()
          let place = SourceLocation(file: "a.md")
          return ChapterParser.inlines(text: "{value}`\(number)` $x$ ~~y~~", at: place, diagnostics: diagnostics)
            .outline
        }
      }
      for await outline in group {
        #expect(outline?.hasPrefix("role:value@1:1(") == true && outline?.hasSuffix(") math(x) del(y)") == true)
      }
    }
  }
}

/// The same sequence in every run (splitmix64).
private struct Generator: RandomNumberGenerator {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
