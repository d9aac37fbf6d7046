/// What words of a plot must not stand on: its lines, its points and other words.
struct Obstacles {
  private var segments: [(Point, Point)] = []
  private var boxes: [Rect] = []

  init() {}

  /// The lines, rules and points of `marks` as `layout` places them; bands and regions may lie behind words.
  init(_ marks: [Mark], _ layout: PlotLayout) {
    for mark in marks {
      switch mark.shape {
      case .line:
        let points = zip(mark.x, mark.y).map { Mark.point($0, $1, layout.x, layout.y) }
        for (one, other) in zip(points, points.dropFirst()) {
          if let one, let other { segments.append((one, other)) }
        }
      case .points(let radius, _):
        for point in zip(mark.x, mark.y).compactMap({ Mark.point($0, $1, layout.x, layout.y) }) {
          add(Rect(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
        }
      case .verticalRule:
        for x in mark.x.compactMap(layout.x.position) {
          segments.append((Point(x, layout.area.y), Point(x, layout.area.maxY)))
        }
      case .horizontalRule:
        for y in mark.y.compactMap(layout.y.position) {
          segments.append((Point(layout.area.x, y), Point(layout.area.maxX, y)))
        }
      case .band, .region: break
      }
    }
  }

  mutating func add(_ box: Rect) { boxes.append(box) }

  func areClear(of box: Rect) -> Bool {
    !boxes.contains { $0.overlaps(box) } && !segments.contains { box.isCrossed(from: $0, to: $1) }
  }
}

extension Rect {
  package func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  package func contains(_ other: Rect) -> Bool {
    x <= other.x && other.maxX <= maxX && y <= other.y && other.maxY <= maxY
  }

  package func isCrossed(from a: Point, to b: Point) -> Bool { part(from: a, to: b) != nil }

  /// The part of a straight line that is inside (Liang and Barsky, 1984).
  package func part(from a: Point, to b: Point) -> (Point, Point)? {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (step, room) in [(-dx, a.x - x), (dx, maxX - a.x), (-dy, a.y - y), (dy, maxY - a.y)] {
      if step == 0 {
        if room <= 0 { return nil }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
      if first >= last { return nil }
    }
    return (Point(a.x + first * dx, a.y + first * dy), Point(a.x + last * dx, a.y + last * dy))
  }
}
