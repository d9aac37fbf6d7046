import Files
import Foundation

/// A list of runs as aligned text.
package struct CatalogueTable: Sendable {
  package private(set) var lines: [String] = []
  /// How many columns there was no room for.
  package private(set) var hidden = 0

  private static let gap = "  "
  /// Of a cell on a terminal.
  private static let longestCell = 36

  /// - Parameter width: of the terminal, in characters; nil shows everything.
  package init(_ catalogue: Catalogue, width: Int?) {
    guard !catalogue.runs.isEmpty else { return }
    let columns = CatalogueColumn.all(of: catalogue, most: width == nil ? nil : Self.longestCell)
    let shown = width.map { Self.fitting(columns, in: $0) } ?? columns
    guard shown.count >= Self.fewest || shown.count == columns.count else {
      lines = Self.stacked(columns, width: width ?? .max)
      return
    }
    hidden = columns.count - shown.count
    lines = ([shown.map(\.heading)] + catalogue.runs.indices.map { row in shown.map { $0.cells[row] } })
      .map { cells in Self.trimmed(zip(shown, cells).map { $0.padded($1) }.joined(separator: Self.gap)) }
  }

  /// The run and one thing about it; with less a list says nothing.
  private static let fewest = 2

  /// As many columns as there is room for, those that matter most before others, in their order.
  private static func fitting(_ columns: [CatalogueColumn], in width: Int) -> [CatalogueColumn] {
    var room = width + gap.count
    var ranks: Set<Int> = []
    for column in columns.sorted(by: { $0.rank < $1.rank }) where column.width + gap.count <= room {
      room -= column.width + gap.count
      ranks.insert(column.rank)
    }
    return columns.filter { ranks.contains($0.rank) }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// A run in some lines, each with a name and a value; values that are too long end in dots.
  private static func stacked(_ columns: [CatalogueColumn], width: Int) -> [String] {
    guard let first = columns.first else { return [] }
    return first.cells.indices.flatMap { row in
      [clipped(first.cells[row], width)]
        + columns.dropFirst().filter { !$0.cells[row].isEmpty }.flatMap { column -> [String] in
          let line = "  \(column.heading) \(column.cells[row])"
          return line.count <= width
            ? [line]
            : ["  \(clipped(column.heading, width - 2))"] + [
              "    \(clipped(column.cells[row], width - 4))"
            ]
        }
    }
  }

  private static func clipped(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(max(1, most - 1)) + "…"
  }
}
