import Drawing
import Experiments
import Files
import Foundation
import Publishing
import RunReading
import Runs
import Settings

/// Makes a book's page again and again while its author writes. Nothing is trained, and nothing is written.
///
/// What did not change is kept from one page to the next: the records of runs, by their plans, figures, and the fonts.
package actor BookPreview {
  private let notebook: Notebook
  private var known = KnownRecords()
  private var texts = SceneTexts()
  private var fonts: (characters: Set<Unicode.Scalar>, faces: [WebFont])?

  package init(_ notebook: Notebook) { self.notebook = notebook }

  /// A run has come to its end.
  package func learn(_ record: RunRecord) { known.learn(record) }

  /// Records and data may be others than before.
  package func forget() { known = KnownRecords() }

  /// - Throws: `AuthorMistakes`, and the errors of store, data and drawing.
  package func page() async throws -> PreviewPage {
    let (book, parameters) = try notebook.check()
    let runs = try await notebook.previewedRuns(book, known)
    known = runs.known
    let measurer = try PangoMeasurer()
    let builder = ReportBuilder(
      book, runs.results, parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all,
      measurer: measurer, texts: SceneTexts(after: texts))
    let report = ReportWriter.report(book, runs.results, builder)
    texts = builder.texts
    let html = try HTMLReport.write(report) { try faces(for: $0) }
    let folder = NotebookFolder(path: notebook.options.chapters)
    return PreviewPage(
      html: html, problems: builder.problems.filter { !$0.message.hasSuffix(BuildChoice.left) },
      warnings: book.warnings,
      anchors: book.labels.locations.map { .init(identifier: $0.key, location: $0.value) },
      sources: Dictionary(book.sources.map { (folder.displayName($0.key.description), $0.value) }) { first, _ in first
      },
      unmade: runs.unmade, datasets: Set(book.runs.compactMap(\.outline?.data)).sorted { $0.name < $1.name },
      results: runs.results, figures: builder.figures,
      date: report.isoDate.isEmpty ? DrawnFiles.undated : report.isoDate, fonts: measurer.fontStamp)
  }

  /// A changed sentence rarely has a character that the page did not have.
  private func faces(for characters: Set<Unicode.Scalar>) throws -> [WebFont] {
    if let fonts, fonts.characters == characters { return fonts.faces }
    let faces = try HTMLFormat.fonts(characters)
    fonts = (characters, faces)
    return faces
  }
}

extension Notebook {
  /// Of each dataset of a page's runs: sizes and dates of its files, as one text; nil where it is absent.
  package func dataStamps(of page: PreviewPage) -> [String?] { page.datasets.map { $0.stamp(in: dataRoot) } }
}

extension Notebook {
  /// The same book, of which other runs are made.
  package func making(_ choice: BuildChoice) -> Notebook {
    var options = options
    options.choice = choice
    return Notebook(options, edition: edition)
  }

  /// Where files of figures are kept that were drawn before; nil where they are not.
  package var figureCache: FigureCache? { options.cache.map { FigureCache($0, edition: edition) } }
}
