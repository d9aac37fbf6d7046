import Displays
import Drawing
import Experiments
import Foundation
import Plotting
import Publishing
import Runs

/// Everything that a build writes, as bytes by path within the profile's folder; equal records, equal bytes.
package struct ReportFiles: Sendable {
  package var files: [String: Data]
  package var problems: [ReportProblem]
  package var labels: [String]
  /// Nil where every character has a glyph.
  var unshown: UnshownCharacters?
}

/// Makes the report's files of a checked book and its results.
package enum ReportWriter {
  static func files(
    _ book: CheckedBook, _ results: Results, parameters: [String: String], roles: [any RoleKind.Type],
    cache: FigureCache? = nil, formats: [any ReportFormat.Type] = ReportFormats.all
  ) throws -> ReportFiles {
    let measurer = try PangoMeasurer()
    let builder = ReportBuilder(book, results, parameters: parameters, roles: roles, measurer: measurer)
    let report = report(book, results, builder)
    var files = try DrawnFiles(report: report, figures: builder.figures, cache: cache, formats: formats).all(
      text: measurer)
    var shelf = PictureShelf()
    for run in results.runs.values {
      files.merge(try DataFiles.files(run)) { first, _ in first }
      files["records/\(MemberName.label(run.name)).json"] = try FrozenRun(name: run.name, records: run.records)
        .fileBytes(&shelf)
    }
    if !shelf.isEmpty { files["records/\(PictureShelf.fileName)"] = try shelf.fileBytes() }
    for run in results.reported { files.merge(try DataFiles.files(run)) { first, _ in first } }
    files.merge(try DataFiles.files(of: results)) { first, _ in first }
    var figures: [String: Manifest.Figure] = [:]
    for figure in builder.figures {
      for label in [figure.label] + figure.aliases { figures[label] = .init(shows: figure.alt, runs: figure.runs) }
    }
    let unshown = UnshownCharacters(measurer.unshown, in: book.sources)
    files[Manifest.fileName] = try Manifest(
      files: files, results: results, figures: figures, problems: builder.problems, unshown: unshown
    )
    .fileBytes()
    return ReportFiles(files: files, problems: builder.problems, labels: Array(figures.keys), unshown: unshown)
  }

  /// Where the HTML page and the PDF of a book say different things; nil where they do not.
  static func difference(
    _ book: CheckedBook, _ results: Results, parameters: [String: String], roles: [any RoleKind.Type],
    measurer: PangoMeasurer
  ) -> String? {
    let builder = ReportBuilder(book, results, parameters: parameters, roles: roles, measurer: measurer)
    let report = report(book, results, builder)
    return PageComparison.difference(
      html: HTMLReport.write(report), pages: PrintedReport.pages(of: report, measurer: measurer))
  }

  /// The HTML page without its fonts.
  package static func page(_ book: CheckedBook, _ results: Results, _ builder: ReportBuilder) -> String {
    HTMLReport.write(report(book, results, builder))
  }

  private static func report(_ book: CheckedBook, _ results: Results, _ builder: ReportBuilder) -> Report {
    let abstract = builder.blocks(book.abstract, in: nil)
    let chapters = book.chapters.enumerated().map { index, chapter in
      ReportChapter(
        title: chapter.title, shortTitle: chapter.shortTitle, label: chapter.label, number: chapter.number,
        blocks: builder.blocks(chapter.blocks, in: index))
    }
    let newest = results.newest ?? ""
    let records = results.runs.values.flatMap(\.records)
    let data = Set(
      records.map(\.data).map { facts in
        "\(facts.name), \(NumberText.whole(facts.trainingCount)) training and \(NumberText.whole(facts.testCount)) test "
          + "pictures (\(facts.fingerprint.prefix(12)))"
      }
    ).sorted()
    return Report(
      title: book.title, subtitle: book.subtitle, authors: book.authors, abstract: abstract,
      date: LongDate.text(newest), isoDate: newest, profile: book.profile, data: data.joined(separator: "; "),
      spread: results.runs.values.contains { $0.records.count > 1 } ? ValueFormat.spread : "",
      mainFigure: mainFigure(builder, chapters), chapters: chapters,
      versionLine: versionLine(records.count), images: book.images)
  }

  /// A book of prose alone comes from no records.
  private static func versionLine(_ records: Int) -> String {
    records == 0 ? "Made by Cyclopedia." : "Made by Cyclopedia from \(NumberText.count(records, "record"))."
  }

  /// A comparison where there is one, else the first wide figure.
  private static func mainFigure(_ builder: ReportBuilder, _ chapters: [ReportChapter]) -> String? {
    var plots: [PlotRequest] = []
    for chapter in builder.book.chapters {
      for block in chapter.blocks { if case .embed(.plot(let plot), _) = block { plots.append(plot) } }
    }
    let drawn = Set(builder.figures.map(\.label))
    let shown = plots.filter { drawn.contains($0.label) }
    let preferred = [ComparisonPlot.name, AccuracyPlot.name, LRFinderPlot.name]
    for name in preferred { if let plot = shown.last(where: { $0.kind.name == name }) { return plot.label } }
    return shown.first?.label
  }
}

/// `25 November 2026`
enum LongDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// - Parameter text: ISO 8601; empty gives nothing.
  static func text(_ text: String) -> String {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return "" }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }
}
