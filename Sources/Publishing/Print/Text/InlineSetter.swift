import Manuscript
import Plotting

/// Turns running text with its marks into words.
struct InlineSetter {
  let places: Anchors
  private var splitter = WordSplitter()
  /// Numbers of the chapter's notes, by key.
  let noteNumber: (String, [NoteBlock]) -> Int

  init(places: Anchors, noteNumber: @escaping (String, [NoteBlock]) -> Int) {
    (self.places, self.noteNumber) = (places, noteNumber)
  }

  func words(_ inlines: [Inline], _ kind: TextKind) -> [Word] {
    var copy = self
    copy.add(inlines, TextStyle(font: kind.font, color: kind.color))
    return copy.splitter.finish()
  }

  /// Words of several looks in a row, such as a caption's number, finding and rest.
  func words(_ parts: [(inlines: [Inline], kind: TextKind)]) -> [Word] {
    var copy = self
    for part in parts { copy.add(part.inlines, TextStyle(font: part.kind.font, color: part.kind.color)) }
    return copy.splitter.finish()
  }

  private mutating func add(_ inlines: [Inline], _ style: TextStyle) {
    for inline in inlines {
      switch inline {
      case .text(let text): splitter.add(Typography.bound(text), style)
      case .emphasis(let inner): add(inner, style.changed { $0.font.italic.toggle() })
      case .strong(let inner):
        add(inner, style.changed { $0.font.weight = $0.font.family == .sans ? .semibold : .bold })
      case .strikethrough(let inner): add(inner, style.changed { $0.isStruck = true })
      case .code(let text), .html(let text), .math(let text): splitter.add(text, style.code)
      case .role(let role): splitter.add(role.source, style.code)
      case .link(let inner, let destination, _):
        let target = target(of: destination)
        add(inner, style.changed { if let target, $0.link == nil { ($0.link, $0.color) = (target, Palette.link) } })
      case .image(let alt, _, _): splitter.add(alt, style.changed { $0.font.italic = true })
      case .lineBreak: splitter.breakLine()
      case .softBreak: splitter.add(" ", style)
      case .footnote(let key, let text):
        let number = noteNumber(key, text)
        let mark = TextStyle(
          font: Font(.sans, style.font.size * 0.62), color: Palette.link, rise: style.font.size * 0.36)
        splitter.addNote(key, mark: TextPiece(text: "\(number)", style: mark))
      }
    }
  }

  private func target(of destination: LinkDestination) -> LinkTarget? {
    if case .web(let address) = destination { return WebAddress.permitted(address).map { .web($0) } }
    return places.identifier(of: destination).map { .place($0) }
  }
}

extension TextStyle {
  fileprivate func changed(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }

  /// The face of code at a size that looks equal beside the text.
  fileprivate var code: TextStyle {
    changed { $0.font = Font(.mono, $0.font.size * ($0.font.family == .mono ? 1 : 0.84)) }
  }
}
