import Experiments
import Files
import Runs

extension Catalogue {
  /// RFC 4180: a row for each run, with all digits. The columns of results are always the same and called as in chapters;
  /// behind them is one for each setting that some run has.
  package var csv: String {
    let columns = CatalogueRun.fields + RunResult.resultNames + settings
    let rows = runs.map { run in columns.map { PrintableText.text(run.value($0)?.exact ?? "", most: .max) } }
    return CommaSeparated.text([columns] + rows)
  }

  /// For programs: one for each run.
  package var lines: [Line] { runs.map { Line($0, differing: differing) } }

  package struct Line: Encodable, Sendable {
    var name: String?
    var seed: Int?
    var profile: String?
    var isInBook: Bool
    var place: String
    var kind: CatalogueValue?
    var finished: String?
    var bytes: Int
    var key: String?
    var results: [String: PlainResult]
    var settings: [String: CatalogueValue]
    /// The settings in which the listed runs differ.
    var differing: [String]

    private enum CodingKeys: String, CodingKey {
      case name, seed, profile, kind, finished, bytes, key, results, settings, differing
      case isInBook = "in-book"
      case place = "in"
    }

    init(_ run: CatalogueRun, differing: [String]) {
      (name, seed, profile) = (run.name?.name, run.seed, run.name?.profile)
      (isInBook, place, kind, bytes) = (run.isInBook, run.standing, run.field("kind"), run.bytes)
      (finished, key) = (run.record?.timing.finished, run.key?.text)
      (results, settings) = (run.result?.plainResults ?? [:], run.settings)
      self.differing = differing.filter { run.settings[$0] != nil }
    }
  }
}
