import Drawing
import RunReading
import Runs

extension Notebook {
  /// The report of a book none of whose runs is made: a box stands in the place of all that needs one.
  package func draft(_ book: CheckedBook, _ parameters: Parameters) throws -> ReportFiles {
    try ReportWriter.files(
      book, unmade(book), parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all)
  }

  /// Where the HTML page and the PDF of that report say different things; nil where they do not.
  ///
  /// - Parameter text: whose fonts are loaded already.
  package func draftDifference(_ book: CheckedBook, _ parameters: Parameters, text: PangoMeasurer) -> String? {
    ReportWriter.difference(
      book, unmade(book), parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all, measurer: text)
  }

  private func unmade(_ book: CheckedBook) -> Results {
    var results = Results(book.symbols)
    for run in book.runs { results.fail(run.name, "it was not run") }
    return results
  }
}
