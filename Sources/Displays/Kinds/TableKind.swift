import Manuscript
import Publishing
import Runs

/// A kind of table: one file here, and one line in `TableKinds.all`.
package protocol TableKind: SendableMetatype {
  static var name: String { get }
  /// What it lists, in one sentence.
  static var summary: String { get }
  static var shows: RunFilter { get }
  static var mostRuns: Int { get }
  /// What it needs of a run that others reported.
  static var needs: RequiredData { get }
  /// Beside those that all tables have.
  static var options: [DisplayOption] { get }
  static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult
}

extension TableKind {
  package static var mostRuns: Int { 1 }
  package static var needs: RequiredData { .record }
  package static var options: [DisplayOption] { [] }
}

/// A table with the caption that it has where its author wrote none: the first sentence states the finding.
package struct TableResult: Sendable {
  package var table: DataTable
  package var caption: String
}
