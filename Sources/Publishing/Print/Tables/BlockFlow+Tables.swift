import Manuscript
import Plotting

extension BlockFlow {
  private static let cell = TextKind(font: Font(.sans, 8.5, tabular: true), leading: 11.5)

  func table(_ table: ReportTable, in place: Place) -> [Strip] {
    let layout = TableLayout(
      narrow: place.width, wide: place.isOutermost ? style.frameWidth : place.width, ruler: ruler
    ) { content(table.table, size: $0, gap: $1) }
    let caption = self.caption(
      "Table \(table.number).", table.caption, width: min(place.width, style.textWidth)
    ).changingFirst { $0.destinations = destinations(table.label) }
    let again = lines(
      words([.text("Table \(table.number), continued")], .caption), .caption, width: place.width, tag: .caption)
    return strips(layout, caption: caption, again: again, in: place)
  }

  func table(_ table: MarkdownTable, in place: Place) -> [Strip] {
    let layout = TableLayout(
      narrow: place.width, wide: place.isOutermost ? style.frameWidth : place.width, ruler: ruler
    ) { content(table, size: $0, gap: $1) }
    var strips = strips(layout, caption: [], again: [], in: place)
    if !strips.isEmpty { strips[0].destinations = destinations(table.label) }
    return strips
  }

  private func strips(
    _ layout: TableLayout, caption: [Strip], again: [Strip], in place: Place
  ) -> [Strip] {
    let setter = TableSetter(layout: layout, ruler: ruler)
    let block = self.block(.table)
    var head = setter.head().together().changingFirst { $0.spaceBefore = caption.isEmpty ? 0 : 5 }
    for index in head.indices { (head[index].block, head[index].keepsWithNext) = (block, true) }
    let notes = self.notes(of: layout)
    var rows = zip(setter.rows(), notes).flatMap { row, notes in row.changingFirst { $0.notes = notes } }
      .withoutWidows()
    for index in rows.indices {
      rows[index].block = block
      rows[index].head = (again.together() + head).added()
    }
    // Where there are rows, those of the head stand at the foot of the first one's page.
    if rows.isEmpty { head[0].notes = self.notes(layout.content.head) }
    var strips = caption
    for index in strips.indices { strips[index].keepsWithNext = true }
    strips += head + rows
    let height = strips.reduce(0) { $0 + $1.extent }
    if place.isOutermost, !caption.isEmpty, height < style.height * 0.55 {
      strips = [joined(strips, caption: caption.count)]
    } else if height < style.height * 0.3 {
      strips = strips.together()
    }
    var end = Strip(height: 8)
    end.keepsWithPrevious = true
    if strips.count > 1 { strips.append(end) } else { strips[0].height += end.height }
    return strips.spaced(before: caption.isEmpty ? place.space + 2 : style.blockSpace)
  }

  /// A small table with its caption as one strip, which text may overtake.
  private func joined(_ strips: [Strip], caption: Int) -> Strip {
    var y = 0.0
    var groups: [[Element]] = [[], []]
    for (index, strip) in strips.enumerated() {
      y += index == 0 ? 0 : strip.spaceBefore
      groups[index < caption ? 0 : 1].append(.group(Group(at: Point(0, y), strip.elements)))
      y += strip.height
    }
    var result = Strip(
      height: y,
      elements: [.group(Group(tag: .caption, groups[0])), .group(Group(tag: .table, groups[1]))])
    result.floats = true
    result.destinations = strips[0].destinations
    result.notes = strips.flatMap(\.notes)
    return result
  }

  private func notes(of layout: TableLayout) -> [[Strip]] {
    layout.content.rows.enumerated().map { index, row in
      self.notes((index == 0 ? layout.content.head : []) + row)
    }
  }

  private func notes(_ cells: [[Word]]) -> [Strip] { cells.flatMap { $0 }.flatMap(\.notes).flatMap { note($0) } }

  private func content(_ table: DataTable, size: Double, gap: Double) -> TableContent {
    let kind = Self.cell.with(size: size)
    var strong = kind
    strong.font.weight = .semibold
    let setter = self.setter
    let head = table.columns.map { column in
      setter.words([
        ([.text(column.title + (column.unit == nil ? "" : ", "))], strong), ([.text(column.unit ?? "")], kind),
      ])
    }
    let rows = table.rows.map { row in
      zip(table.columns, row).map { column, cell in
        setter.words(cell.isEmpty ? [] : [column.isCode ? .code(cell) : .text(cell)], kind)
      }
    }
    var content = TableContent(
      alignments: table.columns.map(\.alignment), head: head, rows: rows, kind: kind, gap: gap)
    for (index, column) in table.columns.enumerated() where column.alignment == .number {
      content.numbers[index] = table.rows.map { $0[index] }
    }
    return content
  }

  private func content(_ table: MarkdownTable, size: Double, gap: Double) -> TableContent {
    let kind = Self.cell.with(size: size)
    var strong = kind
    strong.font.weight = .semibold
    let count = table.head.count
    let alignments = (0..<count).map { column -> DataTable.Alignment in
      switch column < table.alignments.count ? table.alignments[column] : .none {
      case .none, .left: .left
      case .center: .center
      case .right: .right
      }
    }
    let setter = setter(addresses: .inParentheses)
    // In the order of the text, which counts notes.
    let head = table.head.map { setter.words($0, strong) }
    let rows = table.rows.map { row in (0..<count).map { setter.words($0 < row.count ? row[$0] : [], kind) } }
    return TableContent(alignments: alignments, head: head, rows: rows, kind: kind, gap: gap)
  }
}
