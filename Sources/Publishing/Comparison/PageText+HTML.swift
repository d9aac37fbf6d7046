extension PageText {
  /// The text of a page that `HTMLReport` wrote.
  init(html: String) {
    self.init()
    var reader = MarkupReader(html)
    var open: [(name: Substring, isNote: Bool)] = []
    while let token = reader.next() {
      let isNote = open.contains { $0.isNote }
      switch token {
      case .text(let text): add(text, isNote: isNote)
      case .opening(let name, let attributes):
        if !Self.inLine.contains(name) { add(.start, isNote: isNote) }
        if attributes.contains("data-added") || ["head", "style"].contains(name) {
          if !Self.void.contains(name) { reader.skip(name) }
        } else if name == "img" || attributes.contains("role=\"img\"") {
          addPicture()
          if name != "img" { reader.skip(name) }
        } else if !Self.void.contains(name) {
          open.append((name, name == "section" && attributes.contains("class=\"notes")))
        }
      case .closing(let name):
        if let last = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(last...) }
        if !Self.inLine.contains(name) { add(.start, isNote: isNote) }
      }
    }
    finish()
  }

  /// Elements that stand in the middle of a line.
  private static let inLine: Set<Substring> = [
    "a", "b", "code", "del", "em", "i", "img", "input", "span", "strong", "sup", "title",
  ]
  private static let void: Set<Substring> = ["br", "hr", "img", "input", "link", "meta"]
}

/// Cuts our own markup, in which quotes are double and `<` stands only where a tag begins.
private struct MarkupReader {
  enum Token {
    case text(String)
    case opening(Substring, attributes: Substring)
    case closing(Substring)
  }

  private var rest: Substring.UTF8View

  init(_ html: String) { rest = Substring(html).utf8 }

  mutating func next() -> Token? {
    guard let first = rest.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      let text = rest.prefix { $0 != UInt8(ascii: "<") }
      rest = rest[text.endIndex...]
      return .text(Self.unescaped(Substring(text)))
    }
    var isQuoted = false
    let tag = rest.prefix { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return isQuoted || byte != UInt8(ascii: ">")
    }
    rest = rest[tag.endIndex...].dropFirst()
    let inner = Substring(tag.dropFirst())
    if inner.utf8.first == UInt8(ascii: "/") { return .closing(inner.dropFirst()) }
    let name = inner.prefix { $0 != " " }
    return .opening(name, attributes: inner[name.endIndex...])
  }

  /// Passes over what stands in an element whose opening was read, and its end.
  mutating func skip(_ name: Substring) {
    var depth = 1
    while depth > 0, let token = next() {
      switch token {
      case .opening(name, let attributes): if !attributes.hasSuffix("/") { depth += 1 }
      case .closing(name): depth -= 1
      default: break
      }
    }
  }

  /// The text with its characters in place of references; references in references stay.
  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var result = String(text)
    for (name, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { result = result.replacing(name, with: character) }
    return result
  }
}
