extension Mark {
  /// The mark in the plot's area, without its label; what the scales cannot show is left out.
  func elements(_ x: any Scale, _ y: any Scale, in area: Rect) -> [Element] {
    switch shape {
    case .line(let width, let dash):
      let stroke = Stroke(color, width: width, dash: dash, roundEnds: true)
      return runs(of: zip(self.x, self.y).map { Mark.point($0, $1, x, y) }).map { run in
        run.count == 1
          ? .shape(.circle(run[0], radius: width * 0.9), fill: color, stroke: nil)
          : .shape(.polyline(Decimation.thinned(run)), fill: nil, stroke: stroke)
      }
    case .points(let radius, let open):
      return zip(self.x, self.y).compactMap { Mark.point($0, $1, x, y) }.map {
        .shape(
          .circle($0, radius: radius), fill: open ? Palette.paper : color,
          stroke: open ? Stroke(color, width: Line.thin) : nil)
      }
    case .band:
      let below = zip(self.x, self.y).map { Mark.point($0, $1, x, y) }
      let above = zip(self.x, upper).map { Mark.point($0, $1, x, y) }
      let both = zip(below, above).map { pair in pair.0 != nil && pair.1 != nil }
      let lower = runs(of: zip(below, both).map { $1 ? $0 : nil })
      let higher = runs(of: zip(above, both).map { $1 ? $0 : nil })
      return zip(lower, higher).filter { $0.0.count > 1 }.map { low, high in
        .shape(Path(Path.polyline(low + high.reversed()).steps + [.close]), fill: color, stroke: nil)
      }
    case .verticalRule(let width, let dash):
      return self.x.compactMap(x.position).map {
        .shape(
          .polyline([Point($0, area.y), Point($0, area.maxY)]), fill: nil,
          stroke: Stroke(color, width: width, dash: dash))
      }
    case .horizontalRule(let width, let dash):
      return self.y.compactMap(y.position).map {
        .shape(
          .polyline([Point(area.x, $0), Point(area.maxX, $0)]), fill: nil,
          stroke: Stroke(color, width: width, dash: dash))
      }
    case .region:
      let ends = self.x.compactMap(x.position)
      guard let low = ends.first, let high = ends.last else { return [] }
      let (left, right) = (max(min(low, high), area.x), min(max(low, high), area.maxX))
      guard right > left else { return [] }
      return [
        .shape(.rect(Rect(x: left, y: area.y, width: right - left, height: area.height)), fill: color, stroke: nil)
      ]
    }
  }

  /// Where a line ends: the last point that the scales can show.
  func end(_ x: any Scale, _ y: any Scale) -> Point? {
    zip(self.x, self.y).reversed().lazy.compactMap { Mark.point($0, $1, x, y) }.first
  }

  static func point(_ x: Double, _ y: Double, _ xScale: any Scale, _ yScale: any Scale) -> Point? {
    guard let x = xScale.position(x), let y = yScale.position(y) else { return nil }
    return Point(x, y)
  }

  /// The points between the gaps.
  private func runs(of points: [Point?]) -> [[Point]] {
    points.split(separator: nil).map { $0.compactMap(\.self) }
  }
}
