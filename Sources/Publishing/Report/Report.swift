import Manuscript

/// Everything the HTML page and the PDF show, with all numbers given and nothing left to compute.
package struct Report: Sendable {
  package var title: String
  package var subtitle: String?
  package var authors: [Author]
  package var abstract: [Block<ReportElement>]
  /// The date of the newest record, as it is to be read; empty where there is none.
  package var date: String
  /// The same in ISO 8601 (`2025-05-05` or `2025-05-05T10:00:00Z`), for the files' metadata.
  package var isoDate: String
  package var profile: String
  /// What the runs trained on, in one line.
  package var data: String
  /// What the spread of a printed number is; empty where none has one.
  package var spread: String
  /// The label of the figure that the PDF's title page shows; nil for none.
  package var mainFigure: String?
  package var chapters: [ReportChapter]
  /// Stands at the end of the page: what made this report.
  package var versionLine: String
  /// BCP 47.
  package var language: String
  /// The author's pictures inside running text, by the path that `Inline.image` names.
  package var images: [String: ReportImage]

  package init(
    title: String, subtitle: String? = nil, authors: [Author] = [], abstract: [Block<ReportElement>] = [],
    date: String = "", isoDate: String = "", profile: String = "", data: String = "", spread: String = "",
    mainFigure: String? = nil,
    chapters: [ReportChapter], versionLine: String = "", language: String = "en", images: [String: ReportImage] = [:]
  ) {
    (self.title, self.subtitle, self.authors, self.abstract) = (title, subtitle, authors, abstract)
    (self.date, self.isoDate, self.profile, self.data, self.spread) = (date, isoDate, profile, data, spread)
    (self.mainFigure, self.chapters, self.versionLine) = (mainFigure, chapters, versionLine)
    (self.language, self.images) = (language, images)
  }
}

extension Report {
  /// What stands on the first page about the report itself.
  var facts: [(name: String, value: String)] {
    [("Newest record", date), ("Profile", profile), ("Data", data), ("Spread", spread)].filter { !$0.1.isEmpty }
  }
}

package struct Author: Hashable, Codable, Sendable {
  package var name: String
  package var affiliation: String?

  package init(name: String, affiliation: String? = nil) { (self.name, self.affiliation) = (name, affiliation) }
}

package struct ReportChapter: Sendable {
  package var title: String
  /// For the running head; nil where the title is short enough.
  package var shortTitle: String?
  /// Links to `#label` lead to the chapter's head.
  package var label: String
  /// Nil for chapters that are not counted.
  package var number: Int?
  /// The page sets the title itself: a leading heading of level 1 with the same text is dropped.
  package var blocks: [Block<ReportElement>]

  package init(
    title: String, shortTitle: String? = nil, label: String, number: Int?, blocks: [Block<ReportElement>]
  ) {
    (self.title, self.shortTitle, self.label) = (title, shortTitle, label)
    (self.number, self.blocks) = (number, blocks)
  }
}
