import RunReading
import Runs

extension Notebook {
  /// The report of a book none of whose runs is made: a box stands in the place of all that needs one.
  package func draft(_ book: CheckedBook, _ parameters: Parameters) throws -> ReportFiles {
    var results = Results(book.symbols)
    for run in book.runs { results.fail(run.name, "it was not run") }
    return try ReportWriter.files(
      book, results, parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all)
  }
}
