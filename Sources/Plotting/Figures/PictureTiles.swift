/// Pictures in a grid with lines of text below, pixels crisp.
struct PictureTiles {
  struct Tile {
    var raster: Raster
    var lines: [(text: String, color: Color)]
  }

  var tiles: [Tile]
  /// The least width of a picture, in points.
  var smallest: Double
  /// Nothing where the width decides.
  var columns: Int?

  func scene(on sheet: FigureFrame, title: String, summary: String) -> Scene {
    guard !tiles.isEmpty else { return sheet.empty("No pictures.", title: title) }
    let type = sheet.type
    let gap = 2.0
    let wanted = columns ?? Int((sheet.width + gap) / (smallest + gap))
    let count = min(max(wanted, 1), columns == nil ? tiles.count : max(wanted, 1))
    let extent = tiles.map { max($0.raster.width, $0.raster.height) }.max() ?? 1
    let side = PictureTiles.side(
      room: min((sheet.width - Double(count - 1) * gap) / Double(count), smallest * 2.2), pixels: extent)
    let font = FigureType.small
    let widest = tiles.flatMap(\.lines).map { type.width($0.text, font) }.max() ?? 0
    // The last column has room for its words, too. A single incomplete row keeps the pitch of a full one.
    let last = max(side, min(widest, sheet.width / Double(count) - 3))
    let pitch = count > 1 ? min((sheet.width - last) / Double(count - 1), max(smallest * 1.5, side + gap)) : side
    let lineHeight = type.height(font)
    let lines = tiles.map(\.lines.count).max() ?? 0
    let rowHeight = side + 2 + Double(lines) * lineHeight + 7
    var elements: [Element] = []
    for (index, tile) in tiles.enumerated() {
      let (x, y) = (Double(index % count) * pitch, sheet.top + Double(index / count) * rowHeight)
      let (width, height) = (Double(tile.raster.width), Double(tile.raster.height))
      let scale = side / max(width, height, 1)
      elements.append(.picture(tile.raster, in: Rect(x: x, y: y, width: width * scale, height: height * scale)))
      for (number, line) in tile.lines.enumerated() {
        let baseline = y + side + 2 + Double(number) * lineHeight + type.measurer.measure("Hg", font).ascent
        let words = type.fitted(line.text, to: min(count > 1 ? pitch - 3 : sheet.width, sheet.width - x), font)
        elements.append(type.place(words, at: Point(x, baseline), font: font, color: line.color))
      }
    }
    let rows = (tiles.count + count - 1) / count
    return sheet.scene(elements, height: Double(rows) * rowHeight - 7, title: title, summary: summary)
  }

  /// The largest side within `room` at which every pixel is a whole number of half points: whole pixels at 2×.
  static func side(room: Double, pixels: Int) -> Double {
    let steps = (room * 2 / Double(max(pixels, 1))).rounded(.down)
    return steps >= 1 ? steps * Double(pixels) / 2 : max(room, 1)
  }
}
