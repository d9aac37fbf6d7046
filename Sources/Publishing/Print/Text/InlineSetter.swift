import Manuscript
import Plotting

/// The marks of notes, which count them.
struct NoteMarks {
  /// Of the author's note, by its key.
  var footnote: (_ key: String, _ text: [NoteBlock]) -> String
  /// Of a note that gives a link's address.
  var address: (String) -> String
}

/// Turns running text with its marks into words.
struct InlineSetter {
  /// Where the addresses of links stand on paper.
  enum AddressPlace { case inNotes, inParentheses }

  let ruler: TextRuler
  let places: Anchors
  /// The author's pictures, by path.
  let images: [String: ReportImage]
  /// In captions, cells and notes there is no note.
  var addresses = AddressPlace.inNotes
  let marks: NoteMarks
  private var splitter = WordSplitter()
  /// Of the text's lines.
  private var leading = 0.0

  init(ruler: TextRuler, places: Anchors, images: [String: ReportImage], marks: NoteMarks) {
    (self.ruler, self.places, self.images, self.marks) = (ruler, places, images, marks)
  }

  func words(_ inlines: [Inline], _ kind: TextKind) -> [Word] { words([(inlines, kind)]) }

  /// Words of several looks in a row, such as a caption's number, finding and rest.
  func words(_ parts: [(inlines: [Inline], kind: TextKind)]) -> [Word] {
    var copy = self
    for part in parts {
      copy.leading = part.kind.leading
      copy.add(part.inlines, TextStyle(font: part.kind.font, color: part.kind.color))
    }
    return copy.splitter.words(ruler)
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
      case .link(let inner, let destination, _): addLink(inner, to: target(of: destination), style)
      case .image(let alt, let path, _): add(images[path], alt: alt, style)
      case .lineBreak: splitter.breakLine()
      case .softBreak: splitter.add(" ", style)
      case .footnote(let key, let text):
        splitter.addNote(.footnote(key), mark: mark(marks.footnote(key, text), style))
      }
    }
  }

  private func mark(_ text: String, _ style: TextStyle) -> TextPiece {
    TextPiece(
      text: text,
      style: TextStyle(
        font: Font(.sans, style.font.size * 0.62), color: Palette.link, rise: style.font.size * 0.36, isAdded: true))
  }

  // MARK: Links

  /// A link's text and, where that is not its address, the address: what leads somewhere leads there on paper too.
  private mutating func addLink(_ inner: [Inline], to target: LinkTarget?, _ style: TextStyle) {
    guard let target, style.link == nil else { return add(inner, style) }
    add(inner, style.changed { ($0.link, $0.color) = (target, Palette.link) })
    guard case .web(let address) = target, !WebAddress.isReadable(address, in: inner.plainText) else { return }
    switch addresses {
    case .inNotes: splitter.addNote(.address(address), mark: mark(marks.address(address), style))
    case .inParentheses:
      let own = style.changed { $0.isAdded = true }
      splitter.add(" (", own)
      add(address: address, own)
      splitter.add(")", own)
    }
  }

  private mutating func add(address: String, _ style: TextStyle) {
    splitter.add(
      WebAddress.printed(address),
      style.changed { ($0.link, $0.color, $0.isAdded) = (.web(address), Palette.link, true) })
  }

  /// The address alone, as a note has it.
  func words(address: String, _ kind: TextKind) -> [Word] {
    var copy = self
    copy.add(address: address, TextStyle(font: kind.font, color: kind.color))
    return copy.splitter.words(ruler)
  }

  /// A picture that could not be read shows its alternative text.
  private mutating func add(_ image: ReportImage?, alt: String, _ style: TextStyle) {
    guard let raster = image?.raster, raster.width > 0, raster.height > 0 else {
      splitter.add(alt, style.changed { $0.font.italic = true })
      return
    }
    splitter.add(TextPiece(LinePicture(raster, alt: alt, leading: leading), style: style))
  }

  /// What a link leads to; nil for other text.
  func target(of link: Inline?) -> LinkTarget? {
    guard case .link(_, let destination, _)? = link else { return nil }
    return target(of: destination)
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
