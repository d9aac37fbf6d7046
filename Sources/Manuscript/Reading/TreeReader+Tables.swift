internal import CCommonMark
import Settings

extension TreeReader {
  func table(_ node: OpaquePointer, label: String?) -> MarkdownTable {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let codes = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<columns).map { column -> MarkdownTable.Alignment in
      switch codes?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    checkCells(of: node, columns: columns)
    let rows = children(of: node).map { row in children(of: row).map { inlines(in: $0) } }
    return MarkdownTable(alignments: alignments, head: rows.first ?? [], rows: Array(rows.dropFirst()), label: label)
  }

  /// Warns of rows with more cells than the table has columns, which Markdown leaves out.
  private func checkCells(of table: OpaquePointer, columns: Int) {
    // A role that is not closed may end in another cell, which is said.
    var found: [(row: OpaquePointer, cells: Int)] = []
    for row in children(of: table) where !children(of: row).contains(where: { syntax.unclosedRoles[$0] != nil }) {
      let text = source.line(startLine(row)).dropFirst(max(0, Int(cmark_node_get_start_column(row)) - 1))
      let cells = LineShape.cells(in: text)
      if cells > columns { found.append((row, cells)) }
    }
    guard let first = found.first else { return }
    let others = found.dropFirst().map { "\(location($0.row).line)" }
    let more = others.isEmpty ? "" : ", as in line\(others.count == 1 ? "" : "s") \(others.joined(separator: ", "))"
    diagnostics.report(
      "this row has \(first.cells) cells and the table \(columns) columns: the rest is left out\(more)",
      at: location(first.row), hint: "a | within a cell is written \\|", severity: .warning)
  }
}
