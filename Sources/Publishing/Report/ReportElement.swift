import Manuscript
import Plotting

/// What stands in a report where the chapter had a directive.
package indirect enum ReportElement: Sendable {
  case figure(ReportFigure)
  case table(ReportTable)
  case picture(ReportPicture)
  case admonition(Admonition)
  case run(RunBox)
  case problem(ProblemBox)
}

/// A figure drawn by us.
package struct ReportFigure: Sendable {
  package var label: String
  /// Other labels that lead to it.
  package var aliases: [String]
  package var number: Int
  /// The first sentence says what was found and is set in semibold.
  package var caption: [Inline]
  /// What the figure shows, for those who cannot see it.
  package var alt: String
  /// For the PDF: at print size, at most 160 mm wide.
  package var scene: Scene
  /// For the HTML page: an `<svg>` element without XML declaration, ids prefixed by the label, colors following
  /// the reader's light or dark scheme.
  package var svg: String
  /// The numbers behind the picture; nil where there are none (pictures of samples).
  package var table: DataTable?
  package var files: [FileLink]

  package init(
    label: String, aliases: [String] = [], number: Int, caption: [Inline], alt: String, scene: Scene, svg: String,
    table: DataTable? = nil, files: [FileLink] = []
  ) {
    (self.label, self.aliases, self.number, self.caption, self.alt) = (label, aliases, number, caption, alt)
    (self.scene, self.svg, self.table, self.files) = (scene, svg, table, files)
  }
}

/// A file beside the report, such as `("CSV", "data/onecycle.csv")`.
package struct FileLink: Hashable, Sendable {
  package var title: String
  /// Relative to the report's folder.
  package var path: String

  package init(title: String, path: String) { (self.title, self.path) = (title, path) }
}

package struct ReportTable: Sendable {
  package var label: String
  package var number: Int
  package var caption: [Inline]
  package var table: DataTable
  package var files: [FileLink]

  package init(label: String, number: Int, caption: [Inline], table: DataTable, files: [FileLink] = []) {
    (self.label, self.number, self.caption) = (label, number, caption)
    (self.table, self.files) = (table, files)
  }
}

/// A picture of the author's.
package struct ReportPicture: Sendable {
  package var label: String
  package var number: Int
  package var caption: [Inline]
  package var alt: String
  package var image: ReportImage

  package init(label: String, number: Int, caption: [Inline], alt: String, image: ReportImage) {
    (self.label, self.number, self.caption, self.alt, self.image) = (label, number, caption, alt, image)
  }
}

/// A picture file and its pixels.
package struct ReportImage: Hashable, Sendable {
  /// `image/png` or `image/jpeg`.
  package var mediaType: String
  /// The file as the page carries it; a JPEG file may say how browsers are to turn it.
  package var bytes: [UInt8]
  /// The same, decoded and upright.
  package var raster: Raster

  package init(mediaType: String, bytes: [UInt8], raster: Raster) {
    (self.mediaType, self.bytes, self.raster) = (mediaType, bytes, raster)
  }
}

package struct Admonition: Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case note, tip, warning }

  package var kind: Kind
  /// Nil for the kind's own name.
  package var title: [Inline]?
  package var blocks: [Block<ReportElement>]

  package init(kind: Kind, title: [Inline]? = nil, blocks: [Block<ReportElement>]) {
    (self.kind, self.title, self.blocks) = (kind, title, blocks)
  }
}

/// What a run directive shows: name and outcome, and the settings folded away.
package struct RunBox: Hashable, Sendable {
  /// `#label` leads here; usually the run's name.
  package var label: String
  /// `onecycle`
  package var name: String
  /// `training`, `range test`
  package var kind: String
  /// One sentence; nil where the outcome is not shown.
  package var outcome: String?
  /// The settings as they were resolved, a line each; nil where they are not shown.
  package var settings: String?

  package init(label: String, name: String, kind: String, outcome: String?, settings: String?) {
    (self.label, self.name, self.kind) = (label, name, kind)
    (self.outcome, self.settings) = (outcome, settings)
  }
}

/// Stands where something failed, so that the reader sees it.
package struct ProblemBox: Hashable, Sendable {
  package var title: String
  package var message: String

  package init(title: String, message: String) { (self.title, self.message) = (title, message) }
}
