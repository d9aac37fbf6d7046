import Escaping
import Plotting

extension PageText {
  /// The text of a document's pages in the order of reading.
  init(pages: [Scene]) {
    self.init()
    var reader = SceneReader()
    for page in pages { reader.read(page.elements, SceneReader.Context()) }
    for piece in reader.sorted {
      switch piece.content {
      case .text(let text): add(text.showable, isNote: piece.isNote)
      case .start: add(.start, isNote: piece.isNote)
      case .picture: addPicture()
      }
    }
    finish()
  }
}

/// Reads what is drawn, group by group.
private struct SceneReader {
  enum Content {
    case text(String)
    case start
    case picture
  }

  struct Piece {
    var content: Content
    var order: Int
    var cell: Int
    var isNote: Bool
  }

  struct Context {
    var order = 0
    var cell = 0
    var isNote = false
  }

  private var pieces: [Piece] = []

  /// In the order of reading; what has the same place there keeps its own.
  var sorted: [Piece] {
    pieces.enumerated().sorted { a, b in
      (a.element.order, a.element.cell, a.offset) < (b.element.order, b.element.cell, b.offset)
    }.map(\.element)
  }

  mutating func read(_ elements: [Element], _ context: Context) {
    for element in elements {
      switch element {
      case .text(let text): add(.text(text.text), context)
      case .shape, .picture: break
      case .group(let group): read(group, context)
      }
    }
  }

  private mutating func read(_ group: Group, _ context: Context) {
    var context = context
    if let order = group.order { (context.order, context.cell) = (order, 0) }
    if let cell = group.cell { context.cell = cell }
    switch group.tag {
    case .added, .artifact: return
    case .figure: add(.picture, context)
    // In the middle of a line.
    case .link, .webLink, .destination: read(group.elements, context)
    case .note:
      context.isNote = true
      begin(group, context)
    default: begin(group, context)
    }
  }

  private mutating func begin(_ group: Group, _ context: Context) {
    add(.start, context)
    read(group.elements, context)
    add(.start, context)
  }

  private mutating func add(_ content: Content, _ context: Context) {
    pieces.append(
      Piece(content: content, order: context.order, cell: context.cell, isNote: context.isNote))
  }
}
