import Drawing
import Foundation
import Plotting
import Testing

@Suite struct PDFDocumentTests {
  private func line(_ text: String, _ y: Double, _ measurer: any TextMeasurer) -> Element {
    let font = Font(.serif, 11)
    return .text(
      PlacedText(
        text, at: Point(40, y), font: font, color: Palette.ink, width: measurer.measure(text, font).width))
  }

  func document(linkTo destination: String = "chapter's") throws -> DocumentPages {
    let measurer = try PangoMeasurer()
    let first = Scene(
      size: Size(300, 400),
      elements: [
        .group(Group(tag: .artifact, [line("running head", 20, measurer)])),
        .group(
          Group(
            tag: .paragraph,
            [.group(Group(tag: .link(destination: destination), [line("to the affinity chapter", 60, measurer)]))])),
        .group(Group(tag: .webLink("https://example.org/a?b='c'"), [line("elsewhere", 90, measurer)])),
      ])
    let second = Scene(
      size: Size(400, 300),
      elements: [
        .group(
          Group(
            at: Point(0, 30), tag: .destination("chapter's"),
            [.group(Group(tag: .heading(level: 1), [line("Range tests", 60, measurer)]))])),
        .group(Group(tag: .destination("section"), [])),
      ])
    return DocumentPages(
      title: "Bücher", authors: "A. Author", subject: "Tests", date: "2026-01-02T03:04:05Z", pages: [first, second],
      outline: [
        .init(title: "Range tests", destination: "chapter's", level: 1),
        .init(title: "Why", destination: "section", level: 2),
      ])
  }

  /// Parentheses and backslashes end a string in a PDF file.
  @Test(arguments: [
    ("https://a.example/b_(c", "https://a.example/b_%28c"), ("https://a.example/b)c\\", "https://a.example/b%29c%5C"),
    ("mailto:a@b.example?subject=(x) y", "mailto:a@b.example?subject=%28x%29%20y"),
    ("https://a.example/ü?q=%20&r='#s", "https://a.example/%C3%BC?q=%20&r=%27#s"),
  ])
  func addressesAreWhole(_ address: String, _ expected: String) throws {
    let link = Element.group(Group(tag: .webLink(address), [line("there", 20, try PangoMeasurer())]))
    let scene = Scene(size: Size(300, 400), elements: [.group(Group(tag: .paragraph, [link]))])
    let pdf = Data(
      try PDFDocument.write(
        DocumentPages(
          title: "a", authors: "b", subject: "c", date: "2026-01-02T03:04:05Z", pages: [scene], outline: [])))
    _ = try Tool.run(["qpdf", "--check", "a.pdf"], on: pdf, named: "a.pdf")
    let json = String(decoding: try Tool.run(["qpdf", "--json=2", "a.pdf"], on: pdf, named: "a.pdf"), as: UTF8.self)
    #expect(json.contains("\"/URI\": \"u:\(expected)\""))
  }

  @Test func equalPagesAreEqualBytes() throws {
    #expect(try PDFDocument.write(document()) == PDFDocument.write(document()))
  }

  /// Cairo refuses noncharacters, and a combining mark must not hide the quote before it.
  @Test(arguments: [
    Array("plain words".utf8), [0x61, 0xEF, 0xBF, 0xBE, 0x62], [0xF0, 0x9F, 0xBF, 0xBF], [0xEF, 0xB7, 0x90],
    Array("'\u{301} x='\u{338}".utf8),
    Array("\\'\u{301}".utf8),
  ])
  func everyTextCanBeSet(bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let measurer = try PangoMeasurer()
    let scene = Scene(
      size: Size(300, 400),
      elements: [
        .group(Group(tag: .destination(text), [.group(Group(tag: .heading(level: 1), [line(text, 20, measurer)]))])),
        .group(
          Group(tag: .paragraph, [.group(Group(tag: .link(destination: text), [line(text, 60, measurer)]))])),
      ])
    let document = DocumentPages(
      title: text, authors: text, subject: text, date: "2026-01-02T03:04:05Z", pages: [scene],
      outline: [.init(title: text, destination: text, level: 1)])
    let pdf = Data(try PDFDocument.write(document))
    _ = try Tool.run(["qpdf", "--check", "a.pdf"], on: pdf, named: "a.pdf")
    let words = String(decoding: try Tool.run(["pdftotext", "a.pdf", "-"], on: pdf, named: "a.pdf"), as: UTF8.self)
    let json = String(decoding: try Tool.run(["qpdf", "--json=2", "a.pdf"], on: pdf, named: "a.pdf"), as: UTF8.self)
    // What can be read of it stands on the page twice, and in title, subject, author and outline; its place has a name
    // of ASCII letters, which place, link and outline share.
    let readable = text.unicodeScalars.filter { $0.isASCII && $0 != " " }
    let found = words.unicodeScalars.filter { $0.isASCII && $0.properties.generalCategory != .control && $0 != " " }
    #expect(String(String.UnicodeScalarView(found)) == String(String.UnicodeScalarView(readable + readable)))
    let expected = text.unicodeScalars.map { scalar in
      (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : "\(scalar)"
    }.joined()
    let strings = json.matches(of: #/"u:((?:[^"\\]|\\.)*)"/#).map { $0.1.replacing("\\\\", with: "\\") }
    #expect(strings.filter { $0 == expected }.count >= 4, "\(strings)")
    let place = expected.unicodeScalars.map { $0.isASCII ? "\($0)" : "~\(String($0.value, radix: 16))~" }.joined()
    #expect(strings.filter { $0 == place }.count >= 2, "\(place): \(strings)")
    #expect(json.contains("\"/Link\"") && json.contains("\"/H1\""))
  }

  /// Cairo writes other letters in one way for places and in another for links, which a reader cannot follow.
  @Test func linksToOtherLettersLeadToTheirPlaces() throws {
    let measurer = try PangoMeasurer()
    for name in ["über", "数据", "Привет-1", "a~b"] {
      let scene = Scene(
        size: Size(300, 400),
        elements: [
          .group(Group(tag: .destination(name), [line("place", 20, measurer)])),
          .group(Group(tag: .link(destination: name), [line("link", 60, measurer)])),
        ])
      let pdf = try PDFDocument.write(
        DocumentPages(
          title: "T", authors: "A", subject: "S", date: "2026-01-02T03:04:05Z", pages: [scene],
          outline: [.init(title: name, destination: name, level: 1)]))
      let found = try Tool.run(["pdftohtml", "-xml", "-stdout", "a.pdf"], on: Data(pdf), named: "a.pdf")
      let page = String(decoding: found, as: UTF8.self)
      #expect(page.contains("href=\"a.html#1\"") && page.contains("<item page=\"1\">"), "\(name): \(page)")
    }
  }

  /// An override would show 91.3 as 3.19.
  @Test(arguments: ["\u{202E}", "\u{202D}", "\u{202B}", "\u{2067}", "\u{2068}"])
  func nothingTurnsANumberAround(mark: String) throws {
    let measurer = try PangoMeasurer()
    func file(_ text: String) throws -> [UInt8] {
      let scene = Scene(size: Size(300, 400), elements: [.group(Group(tag: .paragraph, [line(text, 20, measurer)]))])
      return try PDFDocument.write(
        DocumentPages(
          title: text, authors: "A", subject: "S", date: "2026-01-02T03:04:05Z", pages: [scene], outline: []))
    }
    #expect(try file("it ends at \(mark)91.3 %") == file("it ends at \u{FFFD}91.3 %"))
  }

  @Test func theFileIsSoundAndSaysItsDate() throws {
    let pdf = Data(try PDFDocument.write(document()))
    _ = try Tool.run(["qpdf", "--check", "a.pdf"], on: pdf, named: "a.pdf")
    let information = String(
      decoding: try Tool.run(["pdfinfo", "-isodates", "a.pdf"], on: pdf, named: "a.pdf"), as: UTF8.self)
    #expect(information.contains("Title:           Bücher"))
    #expect(information.contains("CreationDate:    2026-01-02T03:04:05Z"))
    #expect(information.contains("Pages:           2"))
  }

  @Test func textIsFoundAsItWasWritten() throws {
    let pdf = Data(try PDFDocument.write(document()))
    let text = String(decoding: try Tool.run(["pdftotext", "a.pdf", "-"], on: pdf, named: "a.pdf"), as: UTF8.self)
    #expect(text.contains("to the affinity chapter"))
  }

  @Test func linksLeadToTheirPlaces() throws {
    let pdf = Data(try PDFDocument.write(document()))
    let json = String(decoding: try Tool.run(["qpdf", "--json=2", "a.pdf"], on: pdf, named: "a.pdf"), as: UTF8.self)
    #expect(json.contains("https://example.org/a?b=%27c%27"))
    #expect(json.contains("\"u:chapter's\"") && json.contains("\"/H1\"") && json.contains("\"/P\""))
  }

  @Test func aLinkToNowhereIsAnError() throws {
    let broken = try document(linkTo: "nowhere")
    #expect(throws: DrawingError.missingDestination("nowhere")) { try PDFDocument.write(broken) }
  }

  @Test func twoPlacesOfOneNameAreAnError() throws {
    var broken = try document()
    broken.pages.append(broken.pages[1])
    #expect(throws: DrawingError.duplicateDestination("chapter's")) { try PDFDocument.write(broken) }
  }
}
