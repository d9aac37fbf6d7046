/// Names above ticks of different lengths, in as few lanes as there can be so that no tick passes through a name.
///
/// Lane 0 is the axis' neighbor. A tick reaches up to its own name, so a name that spans another's tick must be in a
/// higher lane than that one.
struct TickNames {
  struct Item {
    var text: String
    /// Of the tick.
    var x: Double
    var width: Double
    /// Where the name begins.
    var left = 0.0
    var lane = 0

    fileprivate var span: ClosedRange<Double> { left...(left + width) }
  }

  private(set) var items: [Item] = []

  var laneCount: Int { (items.map(\.lane).max() ?? -1) + 1 }

  private static let gap = 6.0
  /// From a tick to its name, so that neighbors keep clear of it.
  private static let distance = 1.5
  private static let clearance = 1.0

  /// Names that find no place in `room` are left out, the widest first.
  init(_ items: [Item], in room: ClosedRange<Double>) {
    var named = items.filter { $0.width <= room.upperBound - room.lowerBound }
    while !named.isEmpty {
      // Each name stretches to the right of its tick or to the left; the fewest lanes win, then the fewest to the left.
      let choices = (0..<(1 << min(named.count, 8))).compactMap { TickNames.dealt(named, turned: $0, in: room) }
      let best = choices.min { ($0.laneCount, $0.turned) < ($1.laneCount, $1.turned) }
      if let best {
        self.items = best.items
        return
      }
      let widest = named.indices.max { named[$0].width < named[$1].width } ?? 0
      named.remove(at: widest)
    }
  }

  private struct Deal {
    var items: [Item]
    var laneCount: Int
    var turned: Int
  }

  /// - Parameter turned: a bit for each item whose name stretches to the left.
  private static func dealt(_ items: [Item], turned: Int, in room: ClosedRange<Double>) -> Deal? {
    var items = items
    for index in items.indices {
      let item = items[index]
      let wanted = turned >> index & 1 == 1 ? item.x - distance - item.width : item.x + distance
      items[index].left = min(max(wanted, room.lowerBound), room.upperBound - item.width)
    }
    var done: [Int] = []
    while done.count < items.count {
      // From the right: what spans no tick but of those that are done.
      let next = items.indices.reversed().first { index in
        !done.contains(index) && items.indices.allSatisfy { $0 == index || done.contains($0) || !spans(index, $0) }
      }
      guard let next else { return nil }
      var lane = (done.filter { spans(next, $0) }.map { items[$0].lane }.max() ?? -1) + 1
      while done.contains(where: { items[$0].lane == lane && overlap(items[$0], items[next]) }) { lane += 1 }
      items[next].lane = lane
      done.append(next)
    }
    return Deal(
      items: items, laneCount: (items.map(\.lane).max() ?? 0) + 1, turned: turned.nonzeroBitCount)

    func spans(_ one: Int, _ other: Int) -> Bool {
      items[one].left - clearance < items[other].x && items[other].x < items[one].span.upperBound + clearance
    }
  }

  private static func overlap(_ one: Item, _ other: Item) -> Bool {
    one.left < other.span.upperBound + gap && other.left < one.span.upperBound + gap
  }
}
