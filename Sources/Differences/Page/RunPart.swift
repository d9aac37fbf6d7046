import Files
import Learning
import Plotting
import Publishing
import Runs

/// The runs of a page of differences.
struct RunPart {
  let difference: WriteUpDifference
  let figures: OverlaidFigures

  func part() throws -> DifferencePage.Part<DifferencePage.Run> {
    DifferencePage.Part(
      sentences, try difference.runs.enumerated().map { try run($0.element, identifier: "run-\($0.offset + 1)") })
  }

  private var sentences: [String] {
    var sentences: [String] = []
    let same = difference.sameRuns
    if !same.isEmpty {
      sentences.append(
        "\(NumberText.count(same.count, "run")) \(same.count == 1 ? "has" : "have") the same settings and records: "
          + "\(NumberText.list(same)).")
    }
    if !difference.runs.isEmpty {
      sentences.append("Differences are B less A, those of accuracies in points.")
    }
    let reported = Set(difference.first.reported + difference.second.reported).sorted()
    if !reported.isEmpty {
      sentences.append("What others reported is not compared: \(NumberText.list(reported)).")
    }
    return sentences
  }

  private func run(_ run: RunComparison, identifier: String) throws -> DifferencePage.Run {
    var page = DifferencePage.Run(
      name: run.name, kind: run.kind.words, sentences: Self.sentences(run), tables: Self.tables(run), drawings: [])
    guard let a = difference.first.runs[run.name], let b = difference.second.runs[run.name], a.records != b.records
    else { return page }
    let drawn = try figures.of(a, b, identifier: identifier)
    page.sentences += drawn.sentences
    page.drawings = drawn.drawings
    return page
  }

  private static func sentences(_ run: RunComparison) -> [String] {
    var sentences: [String] = []
    if run.isOtherwiseDifferent { sentences.append("The records differ, in other things than what is compared here.") }
    if let accuracy = run.results.first(where: \.measure.isFinalTestAccuracy), !accuracy.isEqual,
      let sentence = Comparison.sentence("B", "A", accuracy.measure, accuracy.difference)
    {
      sentences.append(sentence)
    }
    if let seeds = run.commonSeeds {
      sentences.append(
        "Results are those of the seed\(seeds.count == 1 ? "" : "s") that both have: "
          + "\(NumberText.list(seeds.map { "\($0)" })). Curves are of all seeds.")
    }
    return sentences
  }

  private static func tables(_ run: RunComparison) -> [DataTable] {
    [
      changes("Setting", run.settings, absent: "–"), results(run.results),
      changes("Suggested rate", run.suggestions, absent: "none"),
    ].compactMap(\.self)
  }

  private static func changes(_ title: String, _ changes: [RunComparison.Change], absent: String) -> DataTable? {
    guard !changes.isEmpty else { return nil }
    func cell(_ value: String?) -> String { value.map { PrintableText.text($0, most: 2000) } ?? absent }
    return DataTable(
      columns: [.init(title, isCode: true), .init("A"), .init("B")],
      rows: changes.map { [PrintableText.text($0.name), cell($0.before), cell($0.after)] })
  }

  private static func results(_ results: [RunComparison.Result]) -> DataTable? {
    guard !results.isEmpty else { return nil }
    return DataTable(
      columns: [
        .init("Result"), .init("A", alignment: .number), .init("B", alignment: .number),
        .init("B less A", alignment: .number), .init("95 % interval", alignment: .right),
        .init("p", alignment: .number), .init("Test"),
      ], rows: results.map(row))
  }

  private static func row(_ result: RunComparison.Result) -> [String] {
    let heading = result.measure.heading
    let title = heading.title + (heading.unit.map { ", \($0)" } ?? "")
    let start = [title, result.before, result.after]
    guard !result.isEqual else { return start + ["the same", "", "", ""] }
    guard let difference = result.difference else { return start + ["–", "", "", ""] }
    let text = result.measure.text(difference)
    return start + [
      text.mean, text.interval ?? "–", difference.pValue.map { NumberFormat.pValue($0) } ?? "–", difference.test,
    ]
  }

  /// Runs of one side, with what they came to.
  func oneSided() -> DataTable? {
    let rows = [("A", difference.first, difference.onlyFirst), ("B", difference.second, difference.onlySecond)]
      .flatMap { letter, side, names in
        names.compactMap { name in side.runs[name].map { [letter, name, $0.definition.kind.words] + Self.ending($0) } }
      }
    guard !rows.isEmpty else { return nil }
    return DataTable(
      columns: [
        .init("Only in"), .init("Run", isCode: true), .init("Kind"), .init("n", alignment: .number),
        .init("Test accuracy", unit: "%", alignment: .number),
      ], rows: rows)
  }

  private static func ending(_ run: RunResult) -> [String] {
    let accuracy = run.definition.kind == .training ? CompareMeasure(CompareMeasure.accuracy) : nil
    return ["\(run.records.count)", accuracy.map { $0.cell(.made(run)) } ?? "–"]
  }
}
