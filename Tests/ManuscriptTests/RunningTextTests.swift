import Manuscript
import Settings
import Testing

@Suite struct RunningTextTests {
  @Test(arguments: [
    ("a {value}`x.y > z as percent 2` b", ["p(a role:value@1:3(x.y > z as percent 2) b)"]),
    ("{value}`` a`b ``", ["p(role:value@1:1(a`b))"]),
    ("*{value}`a` [{ref}`b`](#c)*", ["p(em(role:value@1:2(a) a[#c](role:ref@1:14(b))))"]),
    ("# T\n## T {value}`a`", ["h1#t(T)", "h2#t-value-a(T role:value@2:6(a))"]),
    ("T {value}`a`\n---", ["h2#t-value-a(T role:value@1:3(a))"]),
    ("\\{value}`a`", ["p({value}code(a))"]),
    ("`{value}`b`", ["p(code({value})b`)"]),
    ("é\u{1F600} {value}`a`", ["p(é\u{1F600} role:value@1:4(a))"]),
    ("x\n  y {value}`a`\n\tz {value}`a`", ["p(x␤y role:value@2:5(a)␤z role:value@3:4(a))"]),
    ("> x\n>  y {value}`a`\nlazy {value}`a`", ["quote(p(x␤y role:value@2:6(a)␤lazy role:value@3:6(a)))"]),
    ("- x {value}`a`\n  1. y {value}`a`", ["ul(p(x role:value@1:5(a)) ol1(p(y role:value@2:8(a))))"]),
    (
      "[r]: https://a.b\n[s]: https://c.d\nx {value}`a`\ny {value}`a`",
      [
        "p(x role:value@3:3(a)␤y role:value@4:3(a))"
      ]
    ),
    ("``{value}`a` `` \\{value}`a` {value}`a`", ["p(code({value}`a` ) {value}code(a) role:value@1:29(a))"]),
    ("{value}`a\nb` {value}`c`", ["p(role:value@1:1(a b) role:value@2:4(c))"]),
    (
      "| a | {value}`b` |\n|---|---|\n| {value}`b` {value}`b` | x \\| {value}`c\\|d` |",
      [
        "table:nn(a | role:value@1:7(b) / role:value@3:3(b) role:value@3:14(b) | x | role:value@3:32(c|d))"
      ]
    ),
    ("## {value}`a` ##", ["h2#value-a(role:value@1:4(a))"]),
    ("a[^1]\n\n[^1]: b {value}`c`", ["p(anote3(b role:value@3:9(c)))"]),
  ])
  func roles(text: String, expected: [String]) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    ("a $x^2$ b", ["p(a math(x^2) b)"]),
    ("$5; set `$HOME` first", ["p($5; set code($HOME) first)"]), ("US$3 `$C` $x$", ["p(US$3 code($C) math(x))"]),
    ("$5, where $x$ is", ["p($5, where math(x) is)"]), ("$a ` b$", ["p(math(a ` b))"]),
    ("$x_1 *a* y_2$", ["p(math(x_1 *a* y_2))"]),
    ("$5 and $10", ["p($5 and $10)"]),
    ("$20,000 and $30,000", ["p($20,000 and $30,000)"]),
    ("a $ b $ c", ["p(a $ b $ c)"]),
    ("\\$x$ `$y$`", ["p($x$ code($y$))"]),
    ("$a\\$b$", ["p(math(a\\$b))"]),
    ("so $$x$$ is", ["p(so math(x) is)"]),
    ("$$\\text{$x$}$$", ["p(math(\\text{$x$}))"]),
    ("$$\n\\text{$x$}\n$$", ["math(\"\\\\text{$x$}\")"]),
    ("$$x$$", ["math(\"x\")"]),
    ("a\n$$\nx\n  y\n$$\nb", ["p(a)", "math(\"x\\n  y\")", "p(b)"]),
    ("$$ x\ny $$ (eq)", ["math#eq(\"x\\ny\")"]),
    ("(eq)=\n$$\nx\n$$", ["math#eq(\"x\")"]),
    ("- $$\n  x\n  $$\n- b", ["ul(math(\"x\") | p(b))"]),
    ("**$a$** [$b$](#c)", ["p(strong(math(a)) a[#c](math(b)))"]),
  ])
  func formulas(text: String, expected: [String]) {
    #expect(outline(text) == expected)
  }

  @Test func captions() {
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "a.md", line: 7, column: 3)
    #expect(
      ChapterParser.inlines(text: "a\nb {value}`c`", at: place, diagnostics: diagnostics).outline
        == "a␤b role:value@8:5(c)")
    #expect(ChapterParser.inlines(text: "", at: place, diagnostics: diagnostics).isEmpty)
    #expect(diagnostics.count == 0)
    #expect(ChapterParser.inlines(text: "a\n\nb", at: place, diagnostics: diagnostics).outline == "a")
    #expect(diagnostics.sorted.map(\.message) == ["one paragraph of running text belongs here"])
    #expect(diagnostics.sorted.map(\.location) == [place])
  }
}
