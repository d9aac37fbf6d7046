import Learning
import Plotting
import Publishing
import Runs

package enum ModelSummaryTable: TableKind {
  package static let name = "model-summary"
  package static let summary = "A run's network, layer by layer, with output shapes and parameters."
  package static let shows = RunFilter.any

  package static func content(_ request: TableRequest, in context: FigureContext) throws(ResultProblem) -> TableResult {
    let run = try context.results.run(request.runs[0])
    guard let record = run.records.first, record.input.count == 2 else {
      throw ResultProblem("\(run.name) has no record")
    }
    let summary: ModelSummary
    do throws(LearningError) {
      summary = try ModelSummary(
        record.plan.model.network(classes: record.data.classes.count),
        input: ImageSet.Extent(height: record.input[0], width: record.input[1]).shape)
    } catch { throw ResultProblem(error.description) }
    // The table and the network must agree, or the table is wrong.
    guard summary.parameters == record.parameters else {
      throw ResultProblem("the layers have \(summary.parameters) parameters and the network has \(record.parameters)")
    }
    let rows = folded(summary.rows).map { row in
      [
        row.name, row.kind, row.output.map(String.init).joined(separator: "×"),
        row.parameters == 0 ? "" : NumberText.whole(row.parameters),
      ]
    }
    return TableResult(
      table: DataTable(
        columns: [
          .init("Weights", isCode: true), .init("Layer"), .init("Output"), .init("Parameters", alignment: .number),
        ], rows: rows + [["", "in all", "", NumberText.whole(summary.parameters)]]),
      caption: "The network \(record.plan.model.name) has \(NumberText.whole(summary.parameters)) parameters. "
        + "Outputs are channels×height×width after the row's last layer, for one picture of \(record.input[0])×\(record.input[1])."
    )
  }

  /// A layer without weights stands in the row of the layer before it.
  private static func folded(_ rows: [ModelSummary.Row]) -> [ModelSummary.Row] {
    var folded: [ModelSummary.Row] = []
    for row in rows {
      if row.parameters > 0 || folded.isEmpty {
        folded.append(row)
      } else {
        folded[folded.count - 1].kind += ", \(row.kind)"
        folded[folded.count - 1].output = row.output
      }
    }
    return folded
  }
}
