import Datasets
import Experiments
import Foundation
import Publishing
import Runs
import Settings

/// A book's HTML page as it would be built now, and the files that it leads to.
package struct PreviewPage: Sendable {
  /// One seed that has no record.
  package struct UnmadeRun: Hashable, Sendable {
    package var name: RunName
    /// nil where it is not known yet.
    package var plan: RunPlan?
  }

  /// A place of the page, and where its text stands.
  package struct Anchor: Hashable, Sendable {
    package var identifier: String
    package var location: SourceLocation
  }

  package var html: String
  /// What failed and is shown as a box, but for what waits for a run that is not made yet.
  package var problems: [ReportProblem]
  package var warnings: [Diagnostic]
  /// Headings, figures, tables, boxes and whatever else has a label.
  package var anchors: [Anchor]
  /// The files that it was read from, as locations name them.
  package var sources: [String: Data]
  package var unmade: [UnmadeRun]
  /// Of its runs.
  let datasets: [DatasetChoice]
  let results: Results
  let figures: [ReportBuilder.DrawnFigure]
  let date: String
  let fonts: String

  /// A file of `figures` or `data` to which the page leads, made when it is asked for.
  ///
  /// - Parameter path: within the report's folder.
  /// - Returns: nil where the page has none of that name.
  package func file(_ path: String, cache: FigureCache?) throws -> Data? {
    if path.hasPrefix("figures/") {
      for figure in figures
      where ([figure.label] + figure.aliases).contains(where: { path.hasPrefix("figures/\($0).") }) {
        if let bytes = try FigureFiles.files(figure, date: date, fonts: fonts, cache)[path] { return bytes }
      }
      return nil
    }
    guard path.hasPrefix("data/") else { return nil }
    for run in results.runs.values
    where path == DataFiles.path(run.name, "csv") || path == DataFiles.path(run.name, "json") {
      return try DataFiles.files(run)[path]
    }
    for run in results.reported where path.hasPrefix("data/\(run.name).") { return try DataFiles.files(run)[path] }
    return try DataFiles.files(of: results)[path]
  }
}
