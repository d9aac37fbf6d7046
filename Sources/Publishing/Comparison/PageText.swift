import Escaping

/// What a reader sees of pages, as far as the HTML page and the PDF are to have the same.
struct PageText: Hashable {
  enum Part: Hashable {
    case scalar(Unicode.Scalar)
    /// White space between words.
    case space
    /// The beginning of a block or a line, before which there is white space or none.
    case start

    var isGap: Bool { self == .space || self == .start }

    var value: Unicode.Scalar { if case .scalar(let scalar) = self { scalar } else { " " } }
  }

  private(set) var body: [Part] = []
  private(set) var notes: [Part] = []
  private(set) var pictures = 0

  mutating func add(_ text: some StringProtocol, isNote: Bool) {
    for scalar in text.withoutIsolates.unicodeScalars {
      add(scalar.properties.isWhitespace ? .space : .scalar(scalar), isNote: isNote)
    }
  }

  /// A run of white space is one space; one in which something begins is that.
  mutating func add(_ part: Part, isNote: Bool) {
    func append(_ parts: inout [Part]) {
      guard part.isGap else { return parts.append(part) }
      if parts.isEmpty || parts.last == .start { return }
      if parts.last == .space { parts.removeLast() }
      parts.append(part == .start || parts.isEmpty ? .start : .space)
    }
    if isNote { append(&notes) } else { append(&body) }
  }

  mutating func addPicture() { pictures += 1 }

  /// White space at the end is none.
  mutating func finish() {
    while body.last?.isGap ?? false { body.removeLast() }
    while notes.last?.isGap ?? false { notes.removeLast() }
  }
}
