import Manuscript
import Plotting

/// The report as one HTML file that asks nothing of anybody: no request, no script.
package enum HTMLReport {
  /// What the page's own policy lets it use: its style and pictures and fonts inside it.
  static let policy = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'
    """

  /// - Parameter fonts: gives the faces for the characters that the page uses; without any the reader's own serve.
  package static func write(
    _ report: Report, fonts: (Set<Unicode.Scalar>) throws -> [WebFont] = { _ in [] }
  ) rethrows -> String {
    var anchors = Anchors(report)
    let contentID = anchors.make("content")
    var writer = HTMLWriter(anchors: anchors, images: report.images)
    let abstract = writer.blocks(report.abstract) + writer.takeNotes()
    let chapters = report.chapters.map { chapter -> [String: Any] in
      [
        "id": writer.identifier(chapter.label), "number": chapter.number.map(String.init) ?? "",
        "title": chapter.title.clean, "body": writer.blocks(chapter.body) + writer.takeNotes(),
      ]
    }
    var values: [String: Any] = [
      "language": report.language, "policy": policy, "description": description(of: report),
      "title": report.title.clean, "contentID": contentID, "subtitle": report.subtitle?.clean ?? "",
      "hasAuthors": !report.authors.isEmpty,
      "authors": report.authors.map { ["name": $0.name.clean, "affiliation": $0.affiliation?.clean ?? ""] },
      "facts": facts(of: report), "abstract": abstract,
      "contents": ContentsWriter.contents(report, anchors: anchors),
      "chapters": chapters, "versionLine": report.versionLine.clean, "style": "",
    ]
    let characters = Set(PageTemplate.page(values).unicodeScalars.filter { $0.value >= 32 })
    values["style"] = Stylesheet.text(fonts: try fonts(characters))
    return PageTemplate.page(values)
  }

  private static func description(of report: Report) -> String {
    for block in report.abstract {
      if case .paragraph(let inlines, _) = block { return inlines.plainText.clean }
    }
    return (report.subtitle ?? report.title).clean
  }

  private static func facts(of report: Report) -> [[String: String]] {
    [("Newest record", report.date), ("Profile", report.profile), ("Data", report.data)]
      .filter { !$0.1.isEmpty }.map { ["name": $0.0, "value": $0.1.clean] }
  }
}
