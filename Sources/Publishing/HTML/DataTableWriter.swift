/// A table of numbers and words as HTML, numbers aligned at the decimal point.
enum DataTableWriter {
  static func table(_ table: DataTable) -> String {
    let padding = table.columns.indices.map { column in
      table.columns[column].alignment == .number ? DecimalPoint.padding(table.rows.map { $0[column] }) : []
    }
    var result = "<table>\n<thead>\n<tr>"
    for column in table.columns {
      let unit = column.unit.map { ", <span class=\"unit\">\($0.escapedHTML)</span>" } ?? ""
      result += "<th scope=\"col\"\(kind(column)) dir=\"auto\">\(column.title.escapedHTML)\(unit)</th>"
    }
    result += "</tr>\n</thead>\n<tbody>\n"
    for (index, row) in table.rows.enumerated() {
      result += "<tr>"
      for (column, cell) in zip(table.columns.indices, row) {
        let pad = padding[column].isEmpty || padding[column][index].isEmpty ? "" : padding[column][index]
        let attribute = pad.isEmpty ? "" : " data-pad=\"\(pad.escapedHTML)\""
        let isCode = table.columns[column].isCode && !cell.isEmpty
        let text = isCode ? "<code>\(cell.escapedHTML)</code>" : cell.escapedHTML
        result += "<td\(kind(table.columns[column]))\(attribute) dir=\"auto\">\(text)</td>"
      }
      result += "</tr>\n"
    }
    return result + "</tbody>\n</table>"
  }

  private static func kind(_ column: DataTable.Column) -> String {
    column.alignment == .left ? "" : " class=\"\(column.alignment.rawValue)\""
  }
}
