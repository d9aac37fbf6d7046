import Publishing
import Testing

/// The page of differences, whatever stands in its texts.
@Suite struct DifferencePageTests {
  static func page(_ text: String) -> String {
    let table = DataTable(columns: [.init(text, unit: text), .init("B", isCode: true)], rows: [[text, text]])
    let picture = DifferencePage.Picture(mediaType: "image/png", bytes: [1, 2], dark: [3], alt: text)
    let lines: [DifferencePage.Line] = [
      .init(.both, [(text, false)]), .init(.first, [(text, false), (text, true)]), .init(.second, [(text, true)]),
    ]
    let page = DifferencePage(
      names: (text, text), summary: [text], sides: table, faults: [text],
      runs: .init(
        [text],
        [
          .init(
            name: text, kind: text, sentences: [text], tables: [table],
            drawings: [.init(svg: "<svg></svg>", width: 400, alt: text, caption: "\(text). \(text)", table: table)])
        ]), oneSided: table,
      prose: .init(
        [text], [.init(path: text, note: text, passages: [.init(lines), .init(lines + lines, isFolded: true)])]),
      figures: .init([text], [.init(label: text, first: picture, second: nil, note: text)]), versionLine: text)
    return page.write { _ in [] }
  }

  @Test(arguments: HostileTextTests.hostile)
  func textStaysText(text: String) throws {
    let html = Self.page(text)
    try Markup.check(html)
    #expect(Markup.elements(html).isDisjoint(with: ["script", "iframe", "object"]))
    for scalar in html.unicodeScalars where scalar.value < 32 { #expect(scalar == "\n") }
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2067}" })
    for tag in html.matches(of: /<[a-zA-Z][^<>]*>/) {
      let bare = tag.0.replacing(/"[^"]*"/, with: "")
      #expect(!bare.contains("onmouseover") && !bare.contains("onerror") && !bare.contains("onload"), "\(tag.0)")
    }
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func contentsLeadToEveryPart() {
    let html = Self.page("a")
    let links = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    let identifiers = Set(html.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
    #expect(
      links == ["content", "sides", "faults", "runs", "run-1", "prose", "chapter-1", "figures", "figure-1"])
    #expect(identifiers.isSuperset(of: links))
  }

  @Test func onlyThesePagesAreKnownAgain() {
    #expect(DifferencePage.isOne(Self.page("a").utf8))
    #expect(!DifferencePage.isOne(HTMLReport.write(HostileTextTests.report(DifferencePage.maker)).utf8))
    #expect(!DifferencePage.isOne("".utf8))
  }

  @Test(.enabled(if: Browser.path != nil, "chromium is not installed"))
  func thePageOpensWithoutAMessage() throws {
    let (dom, console) = try Browser.open(Self.page("<i>a</i>"))
    #expect(console == [])
    #expect(dom.contains("&lt;i&gt;a&lt;/i&gt;</ins>"))
  }
}
