import Settings

/// A piece of running text.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case code(String)
  case link([Inline], to: LinkDestination, title: String?)
  /// The path is that from the notebook's folder.
  case image(alt: String, path: String, at: SourceLocation)
  case lineBreak
  case softBreak
  /// Raw HTML, shown as its text.
  case html(String)
  case role(Role)
  /// `$x^2$`, shown as its source for now.
  case math(String)
  /// `[^1]`: a note with its text at its first reference within a piece of text; later ones are empty. The key is the
  /// same wherever the same definition is meant.
  case footnote(key: String, [NoteBlock])
}

/// A role such as `` {value}`onecycle.test.accuracy` ``.
package struct Role: Hashable, Sendable {
  package var name: String
  package var content: String
  package var location: SourceLocation

  package init(name: String, content: String, location: SourceLocation) {
    (self.name, self.content, self.location) = (name, content, location)
  }

  /// As it stands in the chapter.
  package var source: String { "{\(name)}`\(content)`" }
}

extension [Inline] {
  /// The text alone, without marks.
  package var plainText: String {
    map { inline -> String in
      switch inline {
      case .text(let text), .code(let text), .html(let text), .math(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(let inner, _, _): inner.plainText
      case .image(let alt, _, _): alt
      case .lineBreak, .softBreak: " "
      case .footnote: ""
      case .role(let role): role.source
      }
    }.joined()
  }

  /// The text without its notes, and these in their order.
  package var withoutNotes: (text: [Inline], notes: [Inline]) {
    var notes: [Inline] = []
    func bare(_ inlines: [Inline]) -> [Inline] {
      inlines.flatMap { inline -> [Inline] in
        switch inline {
        case .footnote:
          notes.append(inline)
          return []
        case .emphasis(let inner): return [.emphasis(bare(inner))]
        case .strong(let inner): return [.strong(bare(inner))]
        case .strikethrough(let inner): return [.strikethrough(bare(inner))]
        case .link(let inner, let target, let title): return [.link(bare(inner), to: target, title: title)]
        case .text, .code, .image, .lineBreak, .softBreak, .html, .role, .math: return [inline]
        }
      }
    }
    let text = bare(self)
    return (text, notes)
  }

  /// The same text with every role replaced.
  package func expanding(_ expand: (Role) throws -> [Inline]) rethrows -> [Inline] {
    try flatMap { inline -> [Inline] in
      switch inline {
      case .role(let role): try expand(role)
      case .emphasis(let inner): [.emphasis(try inner.expanding(expand))]
      case .strong(let inner): [.strong(try inner.expanding(expand))]
      case .strikethrough(let inner): [.strikethrough(try inner.expanding(expand))]
      case .link(let inner, let target, let title): [.link(try inner.expanding(expand), to: target, title: title)]
      case .footnote(let key, let text): [.footnote(key: key, try text.map { try $0.map { try $0.expanding(expand) } })]
      case .text, .code, .image, .lineBreak, .softBreak, .html, .math: [inline]
      }
    }
  }

  /// The same text with every link replaced; within a link there is none.
  package func replacingLinks(_ change: ([Inline], LinkDestination, _ title: String?) -> [Inline]) -> [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(let inner, let target, let title): change(inner, target, title)
      case .emphasis(let inner): [.emphasis(inner.replacingLinks(change))]
      case .strong(let inner): [.strong(inner.replacingLinks(change))]
      case .strikethrough(let inner): [.strikethrough(inner.replacingLinks(change))]
      case .footnote(let key, let text):
        [.footnote(key: key, text.map { $0.map { $0.replacingLinks(change) } })]
      case .text, .code, .image, .lineBreak, .softBreak, .html, .math, .role: [inline]
      }
    }
  }
}
