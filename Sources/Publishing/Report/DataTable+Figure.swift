import Plotting

extension DataTable {
  /// A figure's data for its reader: evenly thinned where it is long, since the CSV files have all of it.
  package init?(_ data: FigureData, mostRows: Int = 60) {
    let count = data.count
    guard count > 0 else { return nil }
    let rows =
      count <= mostRows ? data.rows : (0..<mostRows).map { data.row($0 * (count - 1) / (mostRows - 1)) }
    let numeric = data.columns.indices.map { column in
      rows.allSatisfy { row in
        column < row.count && (row[column].isEmpty || row[column].first?.isNumber == true || row[column].hasPrefix("−"))
      }
    }
    self.init(
      columns: zip(data.columns, numeric).map { Column($0, alignment: $1 ? .number : .left) },
      rows: rows.map { row in data.columns.indices.map { $0 < row.count ? row[$0] : "" } })
  }
}
