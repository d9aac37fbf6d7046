import Manuscript
import Plotting
import Publishing
import Settings
import Testing

/// Text that tries to become markup, in every place where an author may write text.
@Suite struct HostileTextTests {
  static let hostile = [
    "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\"\u{301} onmouseover=alert(1) x=\"\u{338}",
    "</style><img src=x onerror=alert(1)>", "{{{title}}}{{#chapters}}", "]]>--><svg onload=alert(1)>",
    "\u{0}\u{7}\u{FFFF}", "cat\u{202E}gnp.\u{2067}exe",
  ]

  static func report(_ text: String) -> Report {
    let here = SourceLocation(file: "a.md")
    let inlines: [Inline] = [
      .text(text), .code(text), .html(text), .math(text), .role(Role(name: text, content: text, location: here)),
      .link([.text(text)], to: .web("https://example.org/" + text), title: text),
      .link([.text(text)], to: .label(text), title: text), .image(alt: text, path: "p.png", at: here),
      .image(alt: text, path: "absent", at: here),
      .footnote(key: text, [.paragraph([.text(text)]), .code(text, language: text)]),
    ]
    let scene = Scene(size: Size(400, 200), elements: [])
    let image = ReportImage(mediaType: text, bytes: [1], raster: Raster(width: 1, height: 1, pixels: [0, 0, 0]))
    let table = DataTable(
      columns: [.init(text, unit: text), .init(text, alignment: .number, isCode: true)],
      rows: [[text, text + ".5"], [text, text + ".25"]])
    let files = [FileLink(title: text, path: text)]
    func element(_ element: ReportElement) -> Block<ReportElement> { .embed(element, at: here) }
    let blocks: [Block<ReportElement>] = [
      .heading(level: 2, inlines, label: text), .paragraph(inlines, label: text + "2"), .quote([.html(text)]),
      .code(text: text, language: text), .math(text, label: text + "3"), .anchor(label: text + "4"),
      .table(MarkdownTable(alignments: [], head: [inlines], rows: [[inlines]], label: text)),
      element(
        .figure(
          ReportFigure(
            label: text + "5", number: 1, caption: inlines, alt: text, scene: scene, svg: "<svg></svg>", table: table,
            files: files))),
      element(.table(ReportTable(label: text + "6", number: 1, caption: inlines, table: table, files: files))),
      element(.picture(ReportPicture(label: text, number: 2, caption: inlines, alt: text, image: image))),
      element(.admonition(Admonition(kind: .note, title: inlines, blocks: [.html(text)]))),
      element(.run(RunBox(label: text, name: text, kind: text, outcome: text, settings: text))),
      element(.problem(ProblemBox(title: text, message: text))),
    ]
    return Report(
      title: text, subtitle: text, authors: [Author(name: text, affiliation: text)], abstract: blocks, date: text,
      isoDate: text, profile: text, data: text, mainFigure: text + "5",
      chapters: [
        ReportChapter(title: text, label: text, number: 1, blocks: blocks),
        ReportChapter(title: text, label: text, number: 2, blocks: blocks),
      ], versionLine: text, language: text, images: ["p.png": image])
  }

  @Test(arguments: hostile.indices)
  func textStaysText(_ index: Int) throws {
    let html = HTMLReport.write(Self.report(Self.hostile[index]))
    try Markup.check(html)
    #expect(Markup.elements(html).isDisjoint(with: ["script", "iframe", "object"]))
    for scalar in html.unicodeScalars where scalar.value < 32 { #expect(scalar == "\n") }
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2067}" })
    // Outside of quotes, no tag has an attribute that listens.
    for tag in html.matches(of: /<[a-zA-Z][^<>]*>/) {
      let bare = tag.0.replacing(/"[^"]*"/, with: "")
      #expect(!bare.contains("onmouseover") && !bare.contains("onerror") && !bare.contains("onload"), "\(tag.0)")
    }
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test(arguments: hostile.indices)
  func pagesAreLaidOutAllTheSame(_ index: Int) {
    let document = PrintedReport.pages(of: Self.report(Self.hostile[index]), measurer: FixedWidthMeasurer())
    let places = document.pages.flatMap { PageParts($0).destinations }
    #expect(Set(places).count == places.count)
    #expect(document.pages.count >= 4)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", " java\nscript:alert(1)", "data:text/html,<b>", "vbscript:x",
    "file:///etc/passwd", "//example.org", "\u{1}javascript:alert(1)",
  ])
  func otherSchemesAreNoLinks(_ destination: String) {
    let paragraph = Block<ReportElement>.paragraph(
      [.link([.text("here")], to: .web(destination), title: nil)], label: nil)
    let chapter = ReportChapter(title: "T", label: "t", number: nil, blocks: [paragraph])
    #expect(HTMLReport.write(Report(title: "T", chapters: [chapter])).contains("<p dir=\"auto\">here</p>"))
  }

  @Test(arguments: ["../secret", "/etc/passwd", "a//b", "", "figures/../../x"])
  func filesOutsideOfTheReportAreNoLinks(_ path: String) {
    let table = ReportTable(
      label: "t", number: 1, caption: [], table: DataTable(columns: [.init("a")], rows: []),
      files: [FileLink(title: "file", path: path)])
    let chapter = ReportChapter(
      title: "T", label: "c", number: nil, blocks: [.embed(.table(table), at: SourceLocation(file: "a.md"))])
    #expect(!HTMLReport.write(Report(title: "T", chapters: [chapter])).contains(">file</a>"))
  }
}
