import Manuscript

/// What is different between two write-ups as one HTML file; like a report it asks nothing of anybody.
package struct DifferencePage: Sendable {
  /// A figure that was drawn for the page.
  package struct Drawing: Sendable {
    package var svg: String
    /// In points.
    package var width: Double
    package var alt: String
    /// Whole sentences; the first states the finding.
    package var caption: String
    package var table: DataTable?

    package init(svg: String, width: Double, alt: String, caption: String, table: DataTable?) {
      (self.svg, self.width, self.alt, self.caption, self.table) = (svg, width, alt, caption, table)
    }
  }

  /// A run that both have.
  package struct Run: Sendable {
    package var name: String
    package var kind: String
    /// What is found, and what is not compared.
    package var sentences: [String]
    package var tables: [DataTable]
    package var drawings: [Drawing]

    package init(name: String, kind: String, sentences: [String], tables: [DataTable], drawings: [Drawing]) {
      (self.name, self.kind, self.sentences) = (name, kind, sentences)
      (self.tables, self.drawings) = (tables, drawings)
    }
  }

  /// A file of the chapters.
  package struct Chapter: Sendable {
    package var path: String
    /// What is said instead of lines, or with them.
    package var note: String?
    package var passages: [Passage]

    package init(path: String, note: String? = nil, passages: [Passage] = []) {
      (self.path, self.note, self.passages) = (path, note, passages)
    }
  }

  /// Lines that stand together; those that are the same on both sides may be folded away.
  package struct Passage: Sendable {
    package var lines: [Line]
    package var isFolded: Bool

    package init(_ lines: [Line], isFolded: Bool = false) { (self.lines, self.isFolded) = (lines, isFolded) }
  }

  package struct Line: Sendable {
    package enum Side: Sendable { case both, first, second }

    package var side: Side
    /// Its text in pieces; marked are those that the other side does not have.
    package var pieces: [(text: String, isMarked: Bool)]

    package init(_ side: Side, _ pieces: [(text: String, isMarked: Bool)]) { (self.side, self.pieces) = (side, pieces) }
  }

  /// A picture of a write-up, which a browser shows without running or fetching what may be in it.
  package struct Picture: Sendable {
    /// `image/svg+xml` or `image/png`.
    package var mediaType: String
    package var bytes: [UInt8]
    /// The same for dark paper.
    package var dark: [UInt8]?
    package var alt: String

    package init(mediaType: String, bytes: [UInt8], dark: [UInt8]? = nil, alt: String) {
      (self.mediaType, self.bytes, self.dark, self.alt) = (mediaType, bytes, dark, alt)
    }
  }

  /// A figure of both; a side without a picture says why.
  package struct Pair: Sendable {
    package var label: String
    package var first: Picture?
    package var second: Picture?
    package var note: String?

    package init(label: String, first: Picture?, second: Picture?, note: String? = nil) {
      (self.label, self.first, self.second, self.note) = (label, first, second, note)
    }
  }

  /// A part of the page, with what it says before its items.
  package struct Part<Item: Sendable>: Sendable {
    package var sentences: [String] = []
    package var items: [Item] = []

    package init(_ sentences: [String] = [], _ items: [Item] = []) { (self.sentences, self.items) = (sentences, items) }
  }

  /// As headings name them.
  package var names: (first: String, second: String)
  /// What is found, in sentences.
  package var summary: [String]
  /// A column for each side.
  package var sides: DataTable
  /// What could not be used, or is not as it was written.
  package var faults: [String]
  package var runs: Part<Run>
  /// Runs of one side.
  package var oneSided: DataTable?
  package var prose: Part<Chapter>
  package var figures: Part<Pair>
  package var versionLine: String

  package init(
    names: (first: String, second: String), summary: [String], sides: DataTable, faults: [String] = [],
    runs: Part<Run> = Part(), oneSided: DataTable? = nil, prose: Part<Chapter> = Part(), figures: Part<Pair> = Part(),
    versionLine: String
  ) {
    (self.names, self.summary, self.sides, self.faults) = (names, summary, sides, faults)
    (self.runs, self.oneSided, self.prose, self.figures) = (runs, oneSided, prose, figures)
    self.versionLine = versionLine
  }

  /// What the page says of its maker near its beginning, so that it is known again.
  package static let maker = "cyclopedia diff"

  /// Whether a file begins as these pages do.
  package static func isOne(_ bytes: some Collection<UInt8>) -> Bool {
    String(decoding: bytes.prefix(2000), as: UTF8.self).contains("<meta name=\"generator\" content=\"\(maker)\">")
  }

  /// - Parameter fonts: gives the faces for the characters that the page uses.
  package func write<Failure: Error>(
    fonts: (Set<Unicode.Scalar>) throws(Failure) -> [WebFont]
  ) throws(Failure) -> String {
    let parts = DifferenceWriter(page: self).parts
    var values: [String: Template.Value] = [
      "language": .text("en"), "policy": .text(HTMLReport.policy), "generator": .text(Self.maker),
      "description": .text(summary.joined(separator: " ")), "title": .text("\(names.first) → \(names.second)"),
      "contentID": .text("content"), "subtitle": .text("What is different between two write-ups"),
      "hasAuthors": .flag(false), "authors": .list([]), "facts": .list([]),
      "abstract": .html(DifferenceWriter.paragraphs(summary)), "contents": .html(DifferenceWriter.contents(parts)),
      "chapters": .list(
        parts.map {
          ["id": .html(" id=\"\($0.identifier)\""), "title": .text($0.title), "body": .html($0.body)]
        }),
      "versionLine": .text(versionLine), "style": .html(""),
    ]
    let characters = Set(PageTemplate.page(values).unicodeScalars.filter { $0.value >= 32 })
    values["style"] = .html(Stylesheet.text(fonts: try fonts(characters)) + "\n" + DifferenceTemplates.style)
    return PageTemplate.page(values)
  }
}
