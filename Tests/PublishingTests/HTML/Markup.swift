import Testing

/// A check of the page's tags that is stricter than browsers are: what opens closes, in order.
enum Markup {
  private static let void: Set<Substring> = ["meta", "link", "br", "hr", "img", "input", "source"]

  static func check(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(html.hasPrefix("<!doctype html>"), sourceLocation: sourceLocation)
    var open: [Substring] = []
    for match in html.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?)>/) {
      let name = match.2
      if match.1.isEmpty {
        if !void.contains(name), !match.3.hasSuffix("/") { open.append(name) }
      } else {
        try #require(open.last == name, "</\(name)> inside \(open.suffix(6))", sourceLocation: sourceLocation)
        open.removeLast()
      }
    }
    #expect(open.isEmpty, sourceLocation: sourceLocation)
  }

  /// The names of all elements of the page.
  static func elements(_ html: String) -> Set<String> {
    Set(html.matches(of: /<([a-zA-Z][a-zA-Z0-9]*)/).map { String($0.1) })
  }
}
