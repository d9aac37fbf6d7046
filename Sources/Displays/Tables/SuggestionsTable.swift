import Experiments
import Plotting
import Publishing
import Runs

package enum SuggestionsTable: TableKind {
  package static let name = "suggestions"
  package static let summary = "What every rule suggests from a range test, or why it does not."
  package static let shows = RunFilter.rangeTest

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let run = try context.results.run(request.runs[0])
    var rows: [[String]] = []
    for kind in SuggestionRule.all {
      do throws(ResultProblem) {
        let mean = try run.suggestion(kind)
        rows.append([
          kind.name, NumberText.significant(mean.mean),
          mean.count > 1 ? "\(NumberText.significant(mean.low)) to \(NumberText.significant(mean.high))" : "–", "",
        ])
      } catch {
        let reason = error.sentence.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? error.sentence
        rows.append([kind.name, "–", "–", reason])
      }
    }
    let finding: String
    do throws(ResultProblem) {
      let mean = try run.suggestion()
      finding =
        "\(run.name.capitalizedSentence) suggests a rate of \(NumberText.significant(mean.mean))"
        + " by the rule \(run.definition.criterion?.rule.name ?? "")."
    } catch { finding = error.sentence.capitalizedSentence + "." }
    return TableResult(
      table: DataTable(
        columns: [
          .init("Rule"), .init("Rate", alignment: .number), .init("Over seeds", alignment: .right),
          .init("Why not"),
        ], rows: rows),
      caption: finding + (run.definition.criterion.map { " Every rule looks at the same curve of \($0.words)." } ?? ""))
  }
}
