/// Rows of text under typed columns.
package struct DataTable: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case left, center, right
    /// Numbers, which stand with their decimal points under each other.
    case number
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// Stands behind the title: `%`, `s`.
    package var unit: String?
    package var alignment: Alignment
    /// Names and settings, set in the face of code.
    package var isCode: Bool

    package init(_ title: String, unit: String? = nil, alignment: Alignment = .left, isCode: Bool = false) {
      (self.title, self.unit, self.alignment, self.isCode) = (title, unit, alignment, isCode)
    }

    /// `accuracy, %`
    package var heading: String { unit.map { "\(title), \($0)" } ?? title }
  }

  package var columns: [Column]
  package var rows: [[String]]

  /// - Precondition: every row has one cell for each column.
  package init(columns: [Column], rows: [[String]]) {
    for (index, row) in rows.enumerated() {
      precondition(row.count == columns.count, "row \(index): \(row.count) cells for \(columns.count) columns")
    }
    (self.columns, self.rows) = (columns, rows)
  }
}
