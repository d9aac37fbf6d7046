import Plotting

/// Sets rows of a table as strips.
struct TableSetter {
  let layout: TableLayout
  let ruler: TextRuler

  private var kind: TextKind { layout.content.kind }
  private let padding = 2.6

  func head() -> Strip { strip(layout.content.head, row: nil, line: Stroke(Palette.muted, width: 0.6)) }

  func rows() -> [Strip] {
    layout.content.rows.indices.map { row in
      strip(layout.content.rows[row], row: row, line: Stroke(Palette.rule, width: 0.4))
    }
  }

  private func strip(_ cells: [[Word]], row: Int?, line: Stroke) -> Strip {
    let breaker = LineBreaker(ruler: ruler)
    var elements: [Element] = []
    let lines = cells.enumerated().map { column, words in
      isAligned(column, row) ? [] : breaker.lines(words, width: layout.widths[column] + 0.6)
    }
    let count = max(1, lines.map(\.count).max() ?? 1)
    let height = Double(count) * kind.leading + 2 * padding
    var x = 0.0
    for column in cells.indices {
      let width = layout.widths[column]
      if let row, isAligned(column, row), let numbers = layout.content.numbers[column] {
        elements += number(numbers[row], column, x: x)
      } else {
        // Heads stand on the line, cells hang from it.
        let first = row == nil ? count - lines[column].count : 0
        for (index, line) in lines[column].enumerated() {
          elements += cell(line.words, column, x: x, width: width, line: first + index)
        }
      }
      x += width + layout.content.gap
    }
    let rule = Path.polyline([Point(0, height), Point(layout.width, height)])
    elements.append(.shape(rule, fill: nil, stroke: line))
    return Strip(height: height, elements: elements)
  }

  /// Whether the cell is a number that stands by its point; one without room for that is set as words.
  private func isAligned(_ column: Int, _ row: Int?) -> Bool {
    guard let row, let numbers = layout.content.numbers[column], let fraction = layout.fractions[column] else {
      return false
    }
    return ruler.width(String(DecimalPoint.split(numbers[row]).whole), kind.font) + fraction
      <= layout.widths[column] + 0.5
  }

  private func number(_ text: String, _ column: Int, x: Double) -> [Element] {
    guard !text.isEmpty else { return [] }
    let whole = ruler.width(String(DecimalPoint.split(text).whole), kind.font)
    let point = x + layout.widths[column] - (layout.fractions[column] ?? 0)
    return [ruler.placed(text, kind, x: point - whole, baseline: padding + kind.baseline)]
  }

  private func cell(_ words: ArraySlice<Word>, _ column: Int, x: Double, width: Double, line: Int) -> [Element] {
    let setter = LineSetter(ruler: ruler)
    let room = width - setter.width(words)
    let shift =
      switch layout.content.alignments[column] {
      case .left: 0.0
      case .center: room / 2
      case .right, .number: room
      }
    return setter.elements(words, x: x + shift, baseline: padding + kind.baseline + Double(line) * kind.leading)
  }
}
