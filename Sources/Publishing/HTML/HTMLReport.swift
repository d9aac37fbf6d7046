import Manuscript
import Plotting

/// The report as one HTML file that asks nothing of anybody: no request, no script.
package enum HTMLReport {
  /// What the page's own policy lets it use: its style and pictures and fonts inside it.
  static let policy = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'
    """

  /// The page without faces of its own; the reader's serve.
  package static func write(_ report: Report) -> String { write(report) { _ in [] } }

  /// - Parameter fonts: gives the faces for the characters that the page uses.
  package static func write<Failure: Error>(
    _ report: Report, fonts: (Set<Unicode.Scalar>) throws(Failure) -> [WebFont]
  ) throws(Failure) -> String {
    var anchors = Anchors(report)
    let contentID = anchors.make("content")
    var writer = HTMLWriter(anchors: anchors, images: report.images)
    let abstract = writer.blocks(report.abstract) + writer.takeNotes()
    let chapters = report.chapters.enumerated().map { index, chapter -> [String: Template.Value] in
      writer.anchors.chapter = index
      return [
        "id": .html(writer.identifierOfChapter(index)), "number": .text(chapter.number.map(String.init)),
        "title": .text(chapter.title), "body": .html(writer.blocks(chapter.body) + writer.takeNotes()),
      ]
    }
    var values: [String: Template.Value] = [
      "language": .text(report.language), "policy": .text(policy), "description": .text(description(of: report)),
      "title": .text(report.title), "contentID": .text(contentID), "subtitle": .text(report.subtitle),
      "hasAuthors": .flag(!report.authors.isEmpty),
      "authors": .list(report.authors.map { ["name": .text($0.name), "affiliation": .text($0.affiliation)] }),
      "facts": .list(facts(of: report)), "abstract": .html(abstract),
      "contents": .html(ContentsWriter.contents(report, anchors: anchors)),
      "chapters": .list(chapters), "versionLine": .text(report.versionLine), "style": .html(""),
    ]
    let characters = characters(of: PageTemplate.page(values))
    values["style"] = .html(Stylesheet.text(fonts: try fonts(characters)))
    return PageTemplate.page(values)
  }

  /// Those that fonts have glyphs for, and what the style adds.
  private static func characters(of page: String) -> Set<Unicode.Scalar> {
    var (ascii, others) = ([Bool](repeating: false, count: 128), Set("·".unicodeScalars))
    for scalar in page.unicodeScalars {
      if scalar.value < 128 { ascii[Int(scalar.value)] = true } else { others.insert(scalar) }
    }
    return others.union((32..<128).filter { ascii[$0] }.map { Unicode.Scalar(UInt8($0)) })
  }

  private static func description(of report: Report) -> String {
    for block in report.abstract {
      if case .paragraph(let inlines, _) = block { return inlines.plainText }
    }
    return report.subtitle ?? report.title
  }

  private static func facts(of report: Report) -> [[String: Template.Value]] {
    report.facts.map { ["name": .text($0.name), "value": .text($0.value)] }
  }
}
