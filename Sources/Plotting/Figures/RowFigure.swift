/// Shares in rows, a dot with its interval in each: for plots whose rows and words are their own.
package struct RowFigure: Figure, Hashable {
  package static let kind = "rows"

  package struct Row: Hashable, Sendable {
    package var name: String
    /// 0…1
    package var value: Double
    package var interval: ClosedRange<Double>
    /// 0…1, an open dot beside the value: what it is to be held against.
    package var expected: Double
    /// At the end of the row.
    package var text: String

    package init(name: String, value: Double, interval: ClosedRange<Double>, expected: Double, text: String) {
      (self.name, self.value, self.interval, self.expected, self.text) = (name, value, interval, expected, text)
    }
  }

  package var title: String
  package var axis: String
  package var rows: [Row]
  package var slot: Int
  package var automaticCaption: String
  package var automaticAlt: String
  /// What the dots and the open dots are, for the legend.
  private var valueName: String
  private var expectedName: String

  package init(
    title: String, axis: String, value: String, expected: String, rows: [Row], slot: Int, caption: String, alt: String
  ) {
    (self.title, self.axis, self.rows, self.slot) = (title, axis, rows, slot)
    (valueName, expectedName, automaticCaption, automaticAlt) = (value, expected, caption, alt)
  }

  package var data: FigureData {
    FigureData(
      columns: ["", valueName, expectedName, "pictures"],
      rows: rows.map { [$0.name, NumberText.percent($0.value), NumberText.percent($0.expected), $0.text] })
  }

  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    guard !rows.isEmpty else { return sheet.empty("No rows.", title: title) }
    var dots = DotPlot(names: rows.map(\.name), xTitle: style.xLabel ?? axis, format: .percent)
    dots.limits = 0...1
    dots.series = [
      DotPlot.Series(
        name: valueName, color: Palette.series(slot), values: rows.map(\.value), intervals: rows.map(\.interval),
        texts: rows.map(\.text)),
      DotPlot.Series(name: expectedName, color: Palette.muted, isOpen: true, values: rows.map(\.expected)),
    ]
    let height = dots.height(sheet.type, width: sheet.width)
    let frame = Rect(x: 0, y: sheet.top, width: sheet.width, height: height)
    return sheet.scene(dots.elements(in: frame, sheet.type), height: height, title: title, summary: automaticAlt)
  }
}
