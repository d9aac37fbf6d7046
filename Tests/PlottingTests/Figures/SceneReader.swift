import Plotting

/// The elements of a scene where they stand on the sheet.
struct SceneReader {
  struct Shape {
    var path: Path
    var fill: Color?
    var stroke: Stroke?
    var isClipped: Bool

    /// The points that the path leads through.
    var points: [Point] {
      path.steps.compactMap { step in
        switch step {
        case .move(let point), .line(let point), .curve(_, _, let point): point
        case .close: nil
        }
      }
    }

    var isCircle: Bool { if case .curve? = path.steps.dropFirst().first { true } else { false } }

    /// Of all points.
    var box: Rect {
      let (x, y) = (points.map(\.x), points.map(\.y))
      let (left, top) = (x.min() ?? 0, y.min() ?? 0)
      return Rect(x: left, y: top, width: (x.max() ?? 0) - left, height: (y.max() ?? 0) - top)
    }

    var middle: Point { Point(box.midX, box.midY) }
  }

  private(set) var shapes: [Shape] = []
  private(set) var texts: [PlacedText] = []
  private(set) var pictures: [(raster: Raster, box: Rect)] = []
  private(set) var clips: [Rect] = []

  init(_ scene: Scene) { read(scene.elements, at: Point(0, 0), isClipped: false) }

  init(_ figure: any Figure, _ style: FigureStyle = FigureStyle()) {
    self.init(figure.scene(style, measurer: FixedWidthMeasurer()))
  }

  private mutating func read(_ elements: [Element], at origin: Point, isClipped: Bool) {
    func moved(_ point: Point) -> Point { Point(point.x + origin.x, point.y + origin.y) }
    func moved(_ rect: Rect) -> Rect {
      Rect(x: rect.x + origin.x, y: rect.y + origin.y, width: rect.width, height: rect.height)
    }
    for element in elements {
      switch element {
      case .shape(let path, let fill, let stroke):
        let steps = path.steps.map { step -> Path.Step in
          switch step {
          case .move(let point): .move(moved(point))
          case .line(let point): .line(moved(point))
          case .curve(let a, let b, let point): .curve(moved(a), moved(b), moved(point))
          case .close: .close
          }
        }
        shapes.append(Shape(path: Path(steps), fill: fill, stroke: stroke, isClipped: isClipped))
      case .text(var text):
        text.position = moved(text.position)
        texts.append(text)
      case .picture(let raster, let rect): pictures.append((raster, moved(rect)))
      case .group(let group):
        if let clip = group.clip { clips.append(moved(clip)) }
        read(group.elements, at: moved(group.origin), isClipped: isClipped || group.clip != nil)
      }
    }
  }

  /// Lines of one color and width, as their points.
  func lines(_ color: Color, width: Double) -> [[Point]] {
    shapes.filter { $0.fill == nil && $0.stroke?.color == color && $0.stroke?.width == width }.map(\.points)
  }

  /// The middles of filled circles.
  func dots(_ color: Color) -> [Point] { shapes.filter { $0.isCircle && $0.fill == color }.map(\.middle) }

  func text(_ words: String) -> PlacedText? { texts.first { $0.text == words } }
}
