/// Fewer points for a line with more of them than the eye can tell apart.
package enum Decimation {
  /// In every column of half a point: the first, lowest, highest and last, in their order.
  package static func thinned(_ points: [Point], column: Double = 0.5) -> [Point] {
    guard points.count > 200, zip(points, points.dropFirst()).allSatisfy({ $0.x <= $1.x }) else { return points }
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let edge = (points[start].x / column).rounded(.down)
      var end = start
      while end < points.count, (points[end].x / column).rounded(.down) == edge { end += 1 }
      let inside = start..<end
      let lowest = inside.min { points[$0].y < points[$1].y } ?? start
      let highest = inside.max { points[$0].y < points[$1].y } ?? start
      for index in Set([start, lowest, highest, end - 1]).sorted() { result.append(points[index]) }
      start = end
    }
    return result
  }
}
