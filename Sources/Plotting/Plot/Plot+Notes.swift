extension Plot {
  /// Notes beside their points, where neither lines nor other notes are; in short where the whole has no room, and
  /// left out where even that has none.
  func noteTexts(_ layout: PlotLayout, _ type: Typesetter) -> [Element] {
    var obstacles = Obstacles(marks, layout)
    for element in endLabels(layout, type) { obstacles.addTexts(of: element, type) }
    let font = FigureType.small
    let height = type.height(font)
    return notes.compactMap { note in
      guard let point = Mark.point(note.x, note.y, layout.x, layout.y) else { return nil }
      for text in [note.text, note.short].compactMap(\.self) {
        let width = type.width(text, font)
        for box in places(point, Size(width, height), in: layout.dataArea) where obstacles.areClear(of: box) {
          obstacles.add(box)
          let baseline = box.midY + type.baselineShift(font)
          return type.place(text, at: Point(box.midX, baseline), anchor: .middle, font: font, color: note.color)
        }
      }
      return nil
    }
  }

  /// From the best to those for want of a better: above, below, beside; each near and a little farther away.
  private func places(_ point: Point, _ size: Size, in area: Rect) -> [Rect] {
    let room = Rect(x: area.x + 2, y: area.y, width: area.width, height: area.height - 2)
    return [3.0, 8, 14].flatMap { gap -> [Rect] in
      let (above, below) = (point.y - gap - size.height, point.y + gap)
      let middle = point.y - size.height / 2
      let centered = min(max(point.x - size.width / 2, room.x), room.maxX - size.width)
      let corners = [
        (centered, above), (centered, below), (point.x + gap + 2, middle), (point.x - gap - 2 - size.width, middle),
        (point.x + gap, above), (point.x - gap - size.width, above), (point.x + gap, below),
        (point.x - gap - size.width, below),
      ]
      return corners.map { Rect(x: $0.0, y: $0.1, width: size.width, height: size.height) }
    }.filter(room.contains)
  }
}

extension Obstacles {
  fileprivate mutating func addTexts(of element: Element, _ type: Typesetter) {
    guard case .text(let text) = element else { return }
    add(text.box(height: type.height(text.font)))
  }
}

extension PlacedText {
  /// What the words cover: from a little above their capitals to below their descenders.
  package func box(height: Double) -> Rect {
    let shift =
      switch anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let top = -0.36 * font.size - height / 2
    guard rotation != 0 else { return Rect(x: position.x + shift, y: position.y + top, width: width, height: height) }
    // A quarter turn to the left: words run upwards.
    return Rect(x: position.x + top, y: position.y - shift - width, width: height, height: width)
  }
}
