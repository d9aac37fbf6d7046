import Plotting

/// What a page holds, at its place on the paper.
struct PageParts {
  var texts: [(text: PlacedText, x: Double, y: Double, tags: [Tag])] = []
  var destinations: [String] = []
  var links: [String] = []
  /// Pictures in running text stand on its lines.
  var figures: [(alt: String, y: Double, isInText: Bool)] = []
  /// Where pixels are, with the tags around them.
  var pictures: [(rect: Rect, tags: [Tag])] = []

  init(_ scene: Scene) { add(scene.elements, 0, 0, []) }

  /// All words, a space between the pieces.
  var string: String { texts.map(\.text.text).joined(separator: " ") }

  /// The right end of a piece of text.
  static func end(_ item: (text: PlacedText, x: Double, y: Double, tags: [Tag])) -> Double {
    switch item.text.anchor {
    case .start: item.x + item.text.width
    case .middle: item.x + item.text.width / 2
    case .end: item.x
    }
  }

  private mutating func add(_ elements: [Element], _ x: Double, _ y: Double, _ tags: [Tag]) {
    for element in elements {
      switch element {
      case .text(let text): texts.append((text, x + text.position.x, y + text.position.y, tags))
      case .shape: break
      case .picture(_, let rect):
        pictures.append((Rect(x: x + rect.x, y: y + rect.y, width: rect.width, height: rect.height), tags))
      case .group(let group):
        switch group.tag {
        case .destination(let name): destinations.append(name)
        case .link(let name): links.append(name)
        case .figure(let alt): figures.append((alt, y + group.origin.y, tags.contains(.paragraph)))
        default: break
        }
        add(group.elements, x + group.origin.x, y + group.origin.y, tags + [group.tag].compactMap { $0 })
      }
    }
  }
}
