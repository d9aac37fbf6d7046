import Plotting

/// Sets rows of a table as strips.
struct TableSetter {
  let layout: TableLayout
  let ruler: TextRuler

  private var kind: TextKind { layout.content.kind }
  private let padding = 2.6

  /// A row with more lines than these may go on overleaf.
  private static let mostLines = 8

  func head() -> [Strip] { strips(layout.content.head, row: nil, line: Stroke(Palette.muted, width: 0.6)) }

  /// For each row one strip, or several where it is high.
  func rows() -> [[Strip]] {
    layout.content.rows.indices.map { row in
      strips(layout.content.rows[row], row: row, line: Stroke(Palette.rule, width: 0.4))
    }
  }

  /// Lines of a cell, one below the other.
  private struct CellLines {
    struct Line {
      var words: ArraySlice<Word>
      var height: Double
      /// From the line's top.
      var baseline: Double
    }
    var lines: [Line] = []
    var direction = TextDirection.leftToRight

    var height: Double { lines.reduce(0) { $0 + $1.height } }

    func part(from start: Int, count: Int) -> CellLines {
      CellLines(lines: Array(lines.dropFirst(start).prefix(count)), direction: direction)
    }
  }

  private func strips(_ cells: [[Word]], row: Int?, line: Stroke) -> [Strip] {
    let lines = cells.indices.map { column in
      isAligned(column, row) ? CellLines() : self.lines(cells[column], layout.widths[column] + 0.6)
    }
    let count = max(1, lines.map(\.lines.count).max() ?? 1)
    return stride(from: 0, to: count, by: Self.mostLines).map { start in
      let isLast = start + Self.mostLines >= count
      var strip = strip(
        lines.map { $0.part(from: start, count: Self.mostLines) }, row: row, isFirst: start == 0,
        line: isLast ? line : nil)
      strip.continuesRow = start > 0
      return strip
    }
  }

  /// - Parameter line: below the row's last part.
  private func strip(_ lines: [CellLines], row: Int?, isFirst: Bool, line: Stroke?) -> Strip {
    let inner = max(kind.leading, lines.map(\.height).max() ?? 0)
    let above = isFirst ? padding : 0
    let height = above + inner + (line == nil ? 0 : padding)
    var elements: [Element] = []
    var x = 0.0
    for column in lines.indices {
      if let row, isAligned(column, row), let numbers = layout.content.numbers[column] {
        elements += isFirst ? number(numbers[row], column, row, x: x) : []
      } else {
        // Heads stand on the line, cells hang from it.
        var top = above + (row == nil ? inner - lines[column].height : 0)
        for line in lines[column].lines {
          elements.append(cell(line.words, column, row, lines[column].direction, x: x, baseline: top + line.baseline))
          top += line.height
        }
      }
      x += layout.widths[column] + layout.content.gap
    }
    if let line {
      let rule = Path.polyline([Point(0, height), Point(layout.width, height)])
      elements.append(.shape(rule, fill: nil, stroke: line))
    }
    return Strip(height: height, elements: elements)
  }

  private func lines(_ words: [Word], _ width: Double) -> CellLines {
    let setter = LineSetter(ruler: ruler)
    var cell = CellLines(direction: ruler.direction(of: words))
    for line in LineBreaker(ruler: ruler).lines(words, width: width) {
      let extra = setter.extraHeight(line.words, kind)
      cell.lines.append(.init(words: line.words, height: kind.leading + extra, baseline: extra + kind.baseline))
    }
    return cell
  }

  /// Whether the cell is a number that stands by its point; one without room for that is set as words.
  private func isAligned(_ column: Int, _ row: Int?) -> Bool {
    guard let row, let numbers = layout.content.numbers[column], let fraction = layout.fractions[column] else {
      return false
    }
    return ruler.width(String(DecimalPoint.split(numbers[row]).whole), kind.font) + fraction
      <= layout.widths[column] + 0.5
  }

  /// Among the table's cells, those of the head first.
  private func place(_ column: Int, _ row: Int?) -> Int { (row.map { $0 + 1 } ?? 0) * layout.widths.count + column }

  private func number(_ text: String, _ column: Int, _ row: Int, x: Double) -> [Element] {
    guard !text.isEmpty else { return [] }
    let whole = ruler.width(String(DecimalPoint.split(text).whole), kind.font)
    let point = x + layout.widths[column] - (layout.fractions[column] ?? 0)
    return [
      .group(
        Group(cell: place(column, row), [ruler.placed(text, kind, x: point - whole, baseline: padding + kind.baseline)])
      )
    ]
  }

  private func cell(
    _ words: ArraySlice<Word>, _ column: Int, _ row: Int?, _ direction: TextDirection, x: Double, baseline: Double
  ) -> Element {
    let setter = LineSetter(ruler: ruler)
    let room = layout.widths[column] - setter.width(words, direction)
    let shift =
      switch layout.content.alignments[column] {
      case .left: direction == .leftToRight ? 0 : room
      case .center: room / 2
      case .right, .number: room
      }
    return .group(Group(cell: place(column, row), setter.elements(words, direction, x: x + shift, baseline: baseline)))
  }
}
