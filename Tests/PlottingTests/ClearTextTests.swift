import SampleFigures
import Testing

@testable import Plotting

/// Words stand clear of each other, of strong lines and of the figure's edges.
@Suite struct ClearTextTests {
  @Test(arguments: SampleFigures.all.indices, [FigureStyle.fullWidth, FigureStyle.pairWidth])
  func noWordStandsOnAnother(index: Int, width: Double) {
    let (name, scene) = scene(index, width)
    let texts = Self.texts(scene.elements)
    for (one, first) in texts.enumerated() {
      for second in texts[(one + 1)...] {
        #expect(
          !Self.core(first).overlaps(Self.core(second)), "\(name) at \(width): \(first.text) and \(second.text)")
      }
    }
  }

  @Test(arguments: SampleFigures.all.indices, [FigureStyle.fullWidth, FigureStyle.pairWidth])
  func noStrongLineCrossesAWord(index: Int, width: Double) {
    let (name, scene) = scene(index, width)
    let segments = Self.strongSegments(scene.elements)
    for text in Self.texts(scene.elements) {
      let box = Self.core(text)
      #expect(!segments.contains { box.isCrossed(from: $0, to: $1) }, "\(name) at \(width): \(text.text)")
    }
  }

  @Test(arguments: SampleFigures.all.indices, [FigureStyle.fullWidth, FigureStyle.pairWidth])
  func noWordIsCutAtAnEdgeOrTooSmall(index: Int, width: Double) {
    let (name, scene) = scene(index, width)
    let sheet = Rect(x: -0.5, y: -0.5, width: scene.size.width + 1, height: scene.size.height + 1)
    for text in Self.texts(scene.elements) {
      #expect(sheet.contains(Self.core(text)), "\(name) at \(width): \(text.text)")
      #expect(text.font.size >= 7, "\(name): \(text.text)")
    }
  }

  private func scene(_ index: Int, _ width: Double) -> (name: String, scene: Scene) {
    let (name, figure) = SampleFigures.all[index]
    return (name, figure.scene(FigureStyle(width: width), measurer: FixedWidthMeasurer()))
  }

  /// From the baseline to the height of small letters: what overlaps here cannot be read.
  private static func core(_ text: PlacedText) -> Rect {
    let box = text.box(height: 0.6 * text.font.size)
    return Rect(x: box.x + 0.5, y: box.y, width: max(0, box.width - 1), height: box.height)
  }

  private static func texts(_ elements: [Element]) -> [PlacedText] {
    elements.flatMap { element -> [PlacedText] in
      switch element {
      case .text(let text): [text]
      case .group(let group):
        texts(group.elements).map { text in
          var text = text
          text.position = Point(text.position.x + group.origin.x, text.position.y + group.origin.y)
          return text
        }
      case .shape, .picture: []
      }
    }
  }

  /// Of lines as thick as those of data, inside of what clips them.
  private static func strongSegments(_ elements: [Element], clip: Rect? = nil) -> [(Point, Point)] {
    elements.flatMap { element -> [(Point, Point)] in
      switch element {
      case .group(let group): return strongSegments(group.elements, clip: group.clip)
      case .shape(let path, nil, let stroke?) where stroke.width >= Line.thin:
        var segments: [(Point, Point)] = []
        var last: Point?
        for step in path.steps {
          if case .line(let point) = step, let last { segments.append((last, point)) }
          if case .move(let point) = step { last = point }
          if case .line(let point) = step { last = point }
        }
        guard let clip else { return segments }
        return segments.compactMap { clip.part(from: $0.0, to: $0.1) }
      case .shape, .text, .picture: return []
      }
    }
  }
}
