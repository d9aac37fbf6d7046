/// What a note holds.
package indirect enum NoteBlock: Hashable, Sendable {
  case paragraph([Inline])
  /// `start` is the first number; nil for bullets.
  case list(start: Int?, items: [[NoteBlock]])
  case code(String, language: String?)

  /// The same with all running text replaced.
  package func map(_ change: ([Inline]) throws -> [Inline]) rethrows -> NoteBlock {
    switch self {
    case .paragraph(let inlines): .paragraph(try change(inlines))
    case .list(let start, let items): .list(start: start, items: try items.map { try $0.map { try $0.map(change) } })
    case .code: self
    }
  }

  /// The same as a block of a chapter.
  package func block<Embed>() -> Block<Embed> {
    switch self {
    case .paragraph(let inlines): .paragraph(inlines, label: nil)
    case .list(let start, let items):
      .list(List(start: start, isTight: true, items: items.map { List.Item(blocks: $0.map { $0.block() }) }))
    case .code(let text, let language): .code(text: text, language: language)
    }
  }
}

extension [NoteBlock] {
  /// Its paragraphs as one, each on a line of its own; nil where it holds something else.
  package var soleText: [Inline]? {
    var text: [Inline] = []
    for block in self {
      guard case .paragraph(let inlines) = block else { return nil }
      if !text.isEmpty { text.append(.lineBreak) }
      text += inlines
    }
    return text
  }
}
