/// A picture or a page as a value: everything placed, nothing painted yet.
package struct Scene: Hashable, Sendable {
  package var size: Size
  package var elements: [Element]
  /// What the picture shows, in one sentence and in full, for those who cannot see it.
  package var title: String
  package var summary: String

  package init(size: Size, elements: [Element], title: String = "", summary: String = "") {
    (self.size, self.elements, self.title, self.summary) = (size, elements, title, summary)
  }
}

package indirect enum Element: Hashable, Sendable {
  case shape(Path, fill: Color?, stroke: Stroke?)
  case text(PlacedText)
  case picture(Raster, in: Rect)
  case group(Group)
}

/// Elements that move, are clipped and are tagged together.
package struct Group: Hashable, Sendable {
  package var origin: Point
  package var clip: Rect?
  package var tag: Tag?
  /// The place in the order of reading, from which pages depart where figures wait for room; nil for that of the group
  /// around it.
  package var order: Int?
  /// The place among the cells of a table, whose lines may go on overleaf; nil for that of the group around it.
  package var cell: Int?
  package var elements: [Element]

  package init(
    at origin: Point = Point(0, 0), clip: Rect? = nil, tag: Tag? = nil, order: Int? = nil, cell: Int? = nil,
    _ elements: [Element]
  ) {
    (self.origin, self.clip, self.tag, self.order, self.cell) = (origin, clip, tag, order, cell)
    self.elements = elements
  }
}

/// What a group means, for PDF structure, links and SVG titles.
package enum Tag: Hashable, Sendable {
  case heading(level: Int)
  case paragraph
  case caption
  case listItem
  case table
  case code
  /// At the foot of a page.
  case note
  case figure(alt: String)
  /// A link to a place of the same document.
  case link(destination: String)
  case webLink(String)
  /// A place that links lead to.
  case destination(String)
  /// Running heads and folios, which are no content.
  case artifact
  /// What the pages add to what the chapters say: marks of notes, addresses, heads that are repeated.
  case added
}

package struct Path: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package static func rect(_ r: Rect) -> Path {
    Path([
      .move(Point(r.x, r.y)), .line(Point(r.maxX, r.y)), .line(Point(r.maxX, r.maxY)), .line(Point(r.x, r.maxY)),
      .close,
    ])
  }

  package static func polyline(_ points: [Point]) -> Path {
    Path(points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) })
  }

  package static func circle(_ center: Point, radius r: Double) -> Path {
    let k = 0.5522847498 * r
    let (x, y) = (center.x, center.y)
    return Path([
      .move(Point(x + r, y)),
      .curve(Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r)),
      .curve(Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y)),
      .curve(Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r)),
      .curve(Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y)),
      .close,
    ])
  }
}

package struct Stroke: Hashable, Sendable {
  package var color: Color
  package var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  package var dash: [Double]
  package var roundEnds: Bool

  package init(_ color: Color, width: Double = 1, dash: [Double] = [], roundEnds: Bool = false) {
    (self.color, self.width, self.dash, self.roundEnds) = (color, width, dash, roundEnds)
  }
}

/// One line of text at its baseline.
package struct PlacedText: Hashable, Sendable {
  package enum Anchor: String, Hashable, Sendable { case start, middle, end }

  package var text: String
  /// Where the baseline's start, middle or end stands, by `anchor`.
  package var position: Point
  package var anchor: Anchor
  package var font: Font
  package var color: Color
  /// In points, as measured when it was placed; drawings keep to it.
  package var width: Double
  /// Clockwise, in degrees, about `position`.
  package var rotation: Double
  /// Nil for that of its own first letter; given where the text is a part of a line.
  package var direction: TextDirection?
  /// Whether its letters join those before and after it, which are drawn in another look.
  package var joins = Joins()

  package struct Joins: Hashable, Sendable {
    package var before = false
    package var after = false

    package init(before: Bool = false, after: Bool = false) { (self.before, self.after) = (before, after) }
  }

  package init(
    _ text: String, at position: Point, anchor: Anchor = .start, font: Font, color: Color, width: Double,
    rotation: Double = 0
  ) {
    (self.text, self.position, self.anchor, self.font) = (text, position, anchor, font)
    (self.color, self.width, self.rotation) = (color, width, rotation)
  }
}

/// Pixels, row by row, three bytes (red, green, blue) each; drawn crisp, without smoothing.
package struct Raster: Hashable, Sendable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(pixels.count == width * height * 3, "\(pixels.count) bytes for \(width)×\(height) pixels")
    (self.width, self.height, self.pixels) = (width, height, pixels)
  }
}
