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

  /// Lines of a cell with their baselines, from the cell's top.
  private struct CellLines {
    var lines: [(words: ArraySlice<Word>, baseline: Double)] = []
    var height = 0.0
    var direction = TextDirection.leftToRight
  }

  private func strip(_ cells: [[Word]], row: Int?, line: Stroke) -> Strip {
    let lines = cells.indices.map { column in
      isAligned(column, row) ? CellLines(height: kind.leading) : self.lines(cells[column], layout.widths[column] + 0.6)
    }
    let inner = max(kind.leading, lines.map(\.height).max() ?? 0)
    let height = inner + 2 * padding
    var elements: [Element] = []
    var x = 0.0
    for column in cells.indices {
      if let row, isAligned(column, row), let numbers = layout.content.numbers[column] {
        elements += number(numbers[row], column, x: x)
      } else {
        // Heads stand on the line, cells hang from it.
        let top = padding + (row == nil ? inner - lines[column].height : 0)
        for line in lines[column].lines {
          elements.append(cell(line.words, column, lines[column].direction, x: x, baseline: top + line.baseline))
        }
      }
      x += layout.widths[column] + layout.content.gap
    }
    let rule = Path.polyline([Point(0, height), Point(layout.width, height)])
    elements.append(.shape(rule, fill: nil, stroke: line))
    return Strip(height: height, elements: elements)
  }

  private func lines(_ words: [Word], _ width: Double) -> CellLines {
    let setter = LineSetter(ruler: ruler)
    var cell = CellLines(direction: ruler.direction(of: words))
    for line in LineBreaker(ruler: ruler).lines(words, width: width) {
      let extra = setter.extraHeight(line.words, kind)
      cell.lines.append((line.words, cell.height + extra + kind.baseline))
      cell.height += kind.leading + extra
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

  private func number(_ text: String, _ column: Int, x: Double) -> [Element] {
    guard !text.isEmpty else { return [] }
    let whole = ruler.width(String(DecimalPoint.split(text).whole), kind.font)
    let point = x + layout.widths[column] - (layout.fractions[column] ?? 0)
    return [.group(Group([ruler.placed(text, kind, x: point - whole, baseline: padding + kind.baseline)]))]
  }

  private func cell(
    _ words: ArraySlice<Word>, _ column: Int, _ direction: TextDirection, x: Double, baseline: Double
  ) -> Element {
    let setter = LineSetter(ruler: ruler)
    let room = layout.widths[column] - setter.width(words, direction)
    let shift =
      switch layout.content.alignments[column] {
      case .left: direction == .leftToRight ? 0 : room
      case .center: room / 2
      case .right, .number: room
      }
    return .group(Group(setter.elements(words, direction, x: x + shift, baseline: baseline)))
  }
}
