import Settings

/// A piece of running text.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case code(String)
  /// A destination that starts with `#` is a label of the book; others are web addresses of a permitted scheme.
  case link([Inline], destination: String, title: String?)
  case image(alt: String, path: String, at: SourceLocation)
  case lineBreak
  case softBreak
  /// Raw HTML, shown as its text.
  case html(String)
  case role(Role)
  /// `$x^2$`, shown as its source for now.
  case math(String)
  /// `[^1]`: a note with its text at the place of its first reference; later references to the same label are empty.
  case footnote(label: String, [Inline])
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

  /// The same text with every role replaced.
  package func expanding(_ expand: (Role) throws -> [Inline]) rethrows -> [Inline] {
    try flatMap { inline -> [Inline] in
      switch inline {
      case .role(let role): try expand(role)
      case .emphasis(let inner): [.emphasis(try inner.expanding(expand))]
      case .strong(let inner): [.strong(try inner.expanding(expand))]
      case .strikethrough(let inner): [.strikethrough(try inner.expanding(expand))]
      case .link(let inner, let destination, let title):
        [.link(try inner.expanding(expand), destination: destination, title: title)]
      case .footnote(let label, let inner): [.footnote(label: label, try inner.expanding(expand))]
      case .text, .code, .image, .lineBreak, .softBreak, .html, .math: [inline]
      }
    }
  }

  /// The same text where every link to a label that has no text of its own shows what `title` gives for the label.
  package func namingLinks(_ title: (String) -> String) -> [Inline] {
    map { inline in
      switch inline {
      case .link([], let destination, let tip) where destination.hasPrefix("#"):
        .link([.text(title(String(destination.dropFirst())))], destination: destination, title: tip)
      case .link(let inner, let destination, let tip):
        .link(inner.namingLinks(title), destination: destination, title: tip)
      case .emphasis(let inner): .emphasis(inner.namingLinks(title))
      case .strong(let inner): .strong(inner.namingLinks(title))
      case .strikethrough(let inner): .strikethrough(inner.namingLinks(title))
      case .footnote(let label, let inner): .footnote(label: label, inner.namingLinks(title))
      case .text, .code, .image, .lineBreak, .softBreak, .html, .math, .role: inline
      }
    }
  }
}
