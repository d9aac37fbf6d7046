import Manuscript
import Testing

@Suite struct GitHubMarkdownTests {
  @Test(arguments: [
    ("# One\n\n## Two ##\n\nThree\n-----", ["h1#one(One)", "h2#two(Two)", "h2#three(Three)"]),
    ("a *b* **c** ~~d~~ `e` ***f***", ["p(a em(b) strong(c) del(d) code(e) em(strong(f)))"]),
    ("3~5 and 10~20", ["p(3~5 and 10~20)"]), ("## 3~5 and 6~7", ["h2#3-5-and-6-7(3~5 and 6~7)"]),
    ("a\nb  \nc\\\nd", ["p(a␤b⏎c⏎d)"]),
    ("a `` `b` `` c", ["p(a code(`b`) c)"]),
    ("\\*a\\* &amp; &copy; \\{value}`x`", ["p(*a* & © {value}code(x))"]),
    ("> a\n> > b\nlazy", ["quote(p(a) quote(p(b␤lazy)))"]),
    ("- a\n- b", ["ul(p(a) | p(b))"]),
    ("- a\n\n- b", ["ul-loose(p(a) | p(b))"]),
    ("- a\n  - b\n\n    c\n- d", ["ul(p(a) ul-loose(p(b) p(c)) | p(d))"]),
    ("3. a\n4. b", ["ol3(p(a) | p(b))"]),
    ("- a\n+ b", ["ul(p(a))", "ul(p(b))"]),
    ("- [ ] a\n- [x] b\n- c", ["ul([ ]p(a) | [x]p(b) | p(c))"]),
    ("- a\n\n  ```swift\n  b\n   c\n  ```", ["ul-loose(p(a) code:swift(\"b\\n c\\n\"))"]),
    ("    a\n\n    b", ["code(\"a\\n\\nb\\n\")"]),
    ("~~~ python text\na\n~~~", ["code:python(\"a\\n\")"]),
    ("```\n```", ["code(\"\")"]),
    ("***\n\n- - -", ["rule", "rule"]),
    ("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 |", ["table:nlcr(a | b | c | d / 1 | 2 |  | )"]),
    ("| a |\n|---|\n| x \\| y |\n| `p \\| q` |", ["table:n(a / x | y / code(p | q))"]),
    (
      "[a](https://b.c 'T') <https://d.e> www.f.g h@i.jk",
      [
        "p(a[https://b.c T](a) a[https://d.e](https://d.e) a[http://www.f.g](www.f.g) a[mailto:h@i.jk](h@i.jk))"
      ]
    ),
    (
      "[a][r] [r] [](#b-c) [d](e.md#f)\n\n[r]: https://x.y",
      [
        "p(a[https://x.y](a) a[https://x.y](r) a[#b-c]() a[e.md#f](d))"
      ]
    ),
    ("![a *b*](c.png) [![d](e%20f.png)](g.md)", ["p(img[c.png@1:10](a b) a[g.md](img[e f.png@1:23](d)))"]),
    ("ab <!-- c --> d", ["p(ab  d)"]), ("<!-- b -->\n\n<!-- c\nd -->\n\ne", ["p(e)"]),
    ("a[^n] b[^m] c[^n]\n\n[^n]: N *n*\n[^m]: M", ["p(anote3(N em(n)) bnote4(M) cnote3())"]),
    ("a\\[^no]", ["p(a[^no])"]),
    ("a\r\nb\r\n\r\nc\rd", ["p(a␤b)", "p(c␤d)"]),
    ("", []),
    ("\n\n", []),
  ])
  func tree(text: String, expected: [String]) {
    #expect(outline(text) == expected)
  }
}
