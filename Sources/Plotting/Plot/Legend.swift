/// Entries in rows above the data, where labels at the lines' ends have no room.
enum Legend {
  struct Entry: Hashable, Sendable {
    var text: String
    var stroke: Stroke
    var isPoint = false

    init(_ key: Plot.Key) { (text, stroke) = (key.text, key.stroke) }

    init(_ mark: Mark) {
      text = mark.label ?? ""
      switch mark.shape {
      case .line(let width, let dash): stroke = Stroke(mark.color, width: width, dash: dash)
      case .points(let radius, _): (stroke, isPoint) = (Stroke(mark.color, width: radius * 2), true)
      default: stroke = Stroke(mark.color, width: 6)
      }
    }
  }

  struct Row {
    var entries: [Entry]
    var width: Double
  }

  private static let sample = 16.0
  private static let gap = 14.0

  static func rows(_ entries: [Entry], width: Double, _ type: Typesetter) -> [Row] {
    var rows: [Row] = []
    for var entry in entries {
      entry.text = type.fitted(entry.text, to: width - sample - 4, FigureType.label)
      let need = sample + 4 + type.width(entry.text, FigureType.label)
      if let last = rows.last, last.width + gap + need <= width {
        rows[rows.count - 1] = Row(entries: last.entries + [entry], width: last.width + gap + need)
      } else {
        rows.append(Row(entries: [entry], width: need))
      }
    }
    return rows
  }

  /// A row with its baseline at `origin`.
  static func elements(_ row: Row, at origin: Point, _ type: Typesetter) -> [Element] {
    var elements: [Element] = []
    var x = origin.x
    let middle = origin.y - type.baselineShift(FigureType.label)
    for entry in row.entries {
      if entry.isPoint {
        let dot = Path.circle(Point(x + sample / 2, middle), radius: entry.stroke.width / 2)
        elements.append(.shape(dot, fill: entry.stroke.color, stroke: nil))
      } else {
        let line = Path.polyline([Point(x, middle), Point(x + sample, middle)])
        elements.append(.shape(line, fill: nil, stroke: entry.stroke))
      }
      elements.append(type.place(entry.text, at: Point(x + sample + 4, origin.y), color: Palette.muted))
      x += sample + 4 + type.width(entry.text, FigureType.label) + gap
    }
    return elements
  }
}
