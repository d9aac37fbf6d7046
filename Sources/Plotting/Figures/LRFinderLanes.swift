/// What stands between the curve and the axis of a range test: a tick and a name for every rule, and the cycle's bounds.
struct LRFinderLanes {
  private struct Item {
    var name: String
    /// One rate, or the two ends of a bracket.
    var rates: [Double]
    var color: Color
    var lane = 0
  }

  private var items: [Item] = []
  private let type: Typesetter
  private let laneHeight: Double
  private let isLog: Bool

  init(_ figure: LRFinderFigure, _ sheet: FigureFrame, domain: ClosedRange<Double>) {
    (type, isLog) = (sheet.type, sheet.style.xLog ?? true)
    laneHeight = type.height(FigureType.small) + 1
    // The axis is not laid out yet; lanes are dealt on one somewhat narrower than it will be.
    let range = (0.0, max(sheet.width - 40, 20))
    let axis: any Scale = isLog ? LogScale(domain, range: range) : LinearScale(domain, range: range)
    var wanted = figure.suggestions.filter { axis.position($0.rate) != nil }.sorted { $0.rate < $1.rate }.map {
      Item(name: "\($0.rule) \(NumberText.significant($0.rate))", rates: [$0.rate], color: Palette.muted)
    }
    if let cycle = figure.cycle {
      let text = "cycle \(NumberText.significant(cycle.lowerBound)) to \(NumberText.significant(cycle.upperBound))"
      wanted.insert(
        Item(name: text, rates: [cycle.lowerBound, cycle.upperBound], color: Palette.series(3)), at: 0)
    }
    var ends: [Double] = []
    for var item in wanted {
      let places = item.rates.compactMap(axis.position)
      guard let left = places.first, let right = places.last else { continue }
      let width = type.width(item.name, FigureType.small) + 4
      let isFlipped = right + width > range.1
      let span = isFlipped ? (left - width)...right : left...(right + width)
      item.lane = ends.firstIndex { $0 + 6 <= span.lowerBound } ?? ends.count
      if item.lane == ends.count { ends.append(span.upperBound) } else { ends[item.lane] = span.upperBound }
      items.append(item)
    }
  }

  /// Zero where there is nothing to show.
  var height: Double { items.isEmpty ? 0 : Double((items.map(\.lane).max() ?? 0) + 1) * laneHeight + 4 }

  /// All ticks first, then the names, each on a piece of paper, so that no tick runs through another's name.
  func elements(_ layout: PlotLayout) -> [Element] {
    let area = layout.area
    var (ticks, names): ([Element], [Element]) = ([], [])
    for item in items {
      let places = item.rates.compactMap(layout.x.position).map { min(max($0, area.x), area.maxX) }
      guard let left = places.first, let right = places.last else { continue }
      // The lowest lane is the axis' neighbour.
      let middle = area.maxY - (Double(item.lane) + 0.5) * laneHeight - 1
      let hair = Stroke(item.color, width: 0.8)
      let path: Path
      if places.count > 1 {
        path = Path([
          .move(Point(left, middle + 3)), .line(Point(left, middle - 3)), .move(Point(left, middle)),
          .line(Point(right, middle)), .move(Point(right, middle - 3)), .line(Point(right, middle + 3)),
        ])
      } else {
        path = .polyline([Point(left, area.maxY), Point(left, middle - 3)])
      }
      let width = type.width(item.name, FigureType.small)
      let isFlipped = right + 4 + width > area.maxX
      let x = isFlipped ? left - 4 - width : right + 4
      let baseline = middle + type.baselineShift(FigureType.small)
      ticks.append(.shape(path, fill: nil, stroke: hair))
      let paper = Rect(x: x - 2, y: middle - laneHeight / 2 + 0.5, width: width + 4, height: laneHeight - 1)
      names.append(.shape(.rect(paper), fill: Palette.paper.opacity(0.85), stroke: nil))
      names.append(type.place(item.name, at: Point(x, baseline), font: FigureType.small, color: item.color))
    }
    return ticks + names
  }
}
