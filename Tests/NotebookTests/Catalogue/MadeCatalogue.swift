import Runs
import SampleBooks

@testable import Experiments
@testable import Notebook
@testable import RunCatalogue

/// Runs of the chapter of `MadeResults`, whose numbers are known, as a list has them.
enum MadeCatalogue {
  private static let made = Result { try MadeBook.results(more: "").results }

  /// - Parameter names: of the runs, in this order.
  static func runs(_ names: String...) throws -> Catalogue {
    let results = try made.get()
    var rows: [CatalogueRun] = []
    for run in names.compactMap({ results.runs[$0] }) {
      for (index, record) in run.records.enumerated() {
        var record = record
        record.key = RunKey(text: "\(index)\(run.name)")
        rows.append(
          CatalogueRun(
            name: RunName(profile: "quick", name: run.name, seed: record.plan.seed), seed: record.plan.seed,
            isInBook: true, place: .record, status: "frozen", key: record.key, plan: record.plan,
            result: RunResult(run.definition, [record]), settings: try CatalogueSettings.settings(of: record.plan),
            files: [CatalogueRun.File(path: "records/\(run.name).json", bytes: 1000 * (index + 1))]))
      }
    }
    return Catalogue(runs: rows, warnings: [])
  }

  /// A run of the book that is not made.
  static func missing(_ name: String, like run: CatalogueRun) -> CatalogueRun {
    CatalogueRun(
      name: RunName(profile: "quick", name: name, seed: 1), seed: 1, isInBook: true, status: "missing", plan: run.plan,
      settings: run.settings)
  }
}
