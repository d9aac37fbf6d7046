import Drawing
import Files
import Foundation
import Manuscript
import Notebook
import Publishing

extension Notebook {
  /// What `embed` needs: the report as it was written, and its results found again without training.
  ///
  /// - Throws: `AuthorMistakes`; `ReportError` where there is no report, or one that was changed.
  package func embedder() async throws -> Embedder {
    let (book, parameters) = try check()
    let place = options.folder.relativePath
    guard let manifest = Manifest.read(options.folder) else {
      throw ReportError(message: "there is no report in \(place)", hint: "run 'cyclopedia build' first")
    }
    let figures = Set(manifest.figures.keys.filter(Label.isValid))
    let drawn = figures.flatMap { ["figures/\($0).svg", "figures/\($0).dark.svg"] }
    if let changed = drawn.filter({ manifest.files[$0] == nil }).min() ?? manifest.change(in: options.folder) {
      throw ReportError(
        message: "the report in \(place) was changed after it was built: "
          + "\(PrintableText.text(changed)) is not as it was written",
        hint: "run 'cyclopedia build' with the same options, which writes it again")
    }
    let results = try await foundResults(book).results
    let builder = ReportBuilder(
      book, results, parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all,
      measurer: try PangoMeasurer())
    let page = RegularFile.bytes(options.folder.appending(path: HTMLFormat.file)) ?? Data()
    let wanted = ReportWriter.page(book, results, builder)
    guard PageComparison.areSame(String(decoding: page, as: UTF8.self), wanted) else {
      throw ReportError(
        message: "the report in \(place) is older than its chapters or records, and says other things",
        hint: "run 'cyclopedia build' with the same options, then embed")
    }
    return Embedder(
      figures: figures, plots: book.plots, pictures: book.pictures, folder: options.folder, builder: builder)
  }
}
