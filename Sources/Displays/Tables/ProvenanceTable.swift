import Experiments
import Plotting
import Publishing
import Runs

package enum ProvenanceTable: TableKind {
  package static let name = "provenance"
  package static let summary = "By what the records of runs were made."
  package static let shows = RunFilter.any
  package static let mostRuns = 50
  package static let needs = RequiredData.anything

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let runs = try context.results.shown(request.runs)
    let records = runs.compactMap(\.made).flatMap { run in run.records.map { (run.name, $0) } }
    let hasRevisions = records.contains { $0.1.provenance.revision != nil }
    let hasStarts = records.contains { $0.1.provenance.start != nil }
    let optional = (hasRevisions ? 1 : 0) + (hasStarts ? 1 : 0)
    return TableResult(
      table: DataTable(
        columns: [
          .init("Run", isCode: true), .init("Key", isCode: true), .init("Engine"), .init("Processor"),
          .init("Convolutions"), .init("Time", alignment: .number), .init("Finished", alignment: .number),
        ] + (hasRevisions ? [.init("Commit", isCode: true)] : [])
          + (hasStarts ? [.init("Began with", isCode: true)] : []),
        rows: records.map { name, record in
          row(name, record) + (hasRevisions ? [record.provenance.revision?.text ?? "–"] : [])
            + (hasStarts ? [start(name, record, in: context)] : [])
        } + runs.compactMap(\.reported).flatMap { rows($0, blanks: 4 + optional) }),
      caption: records.count == 1 ? "What made the record." : "What made the \(records.count) records.")
  }

  private static func row(_ name: String, _ record: RunRecord) -> [String] {
    let made = record.provenance
    let threads = NumberText.count(made.threads, "thread").unbroken
    return [
      "\(name)#\(record.plan.seed)", String(record.key.text.prefix(12)),
      "\(made.precision.rawValue), \(threads), \(made.library.unbroken)", "\(made.processor), \(made.instructions)",
      ([made.kernelSummary] + (made.replaced ?? [])).joined(separator: "; "),
      NumberFormat.duration(record.timing.total)
        + (record.timing.jobs.map { ", \($0) runs at a time" } ?? ""), String(record.timing.finished.prefix(10)),
    ]
  }

  /// Of a reported run there are the files that were read.
  private static func rows(_ run: ReportedRun, blanks: Int) -> [[String]] {
    let files = run.files.isEmpty ? ["–"] : run.files.map { "\($0.path) \($0.digest.prefix(12))" }
    return files.map { [run.name, "reported", $0] + Array(repeating: "–", count: blanks) }
  }

  /// Whose weights a record began with, and the first digits of their SHA-256.
  private static func start(_ name: String, _ record: RunRecord, in context: FigureContext) -> String {
    guard let digest = record.provenance.start, let start = context.results.runs[name]?.definition.start else {
      return "–"
    }
    let source =
      switch start.source {
      case .file(let path, _): path
      case .run(let reference):
        "\(reference.name)#"
          + "\(StartSetting.seed(reference, for: record.plan.seed, among: context.results.runs[reference.name]?.definition.seeds ?? []))"
      }
    return "\(source) \(digest.prefix(12))"
  }
}

extension String {
  /// On one line.
  fileprivate var unbroken: String { replacing(" ", with: "\u{a0}") }
}
