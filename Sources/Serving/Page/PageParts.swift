import Foundation

/// A page cut into what changes by itself, so that a browser that shows the page before gets no more than what is other.
package struct PageParts: Sendable, Equatable {
  enum Kind: Sendable, Equatable { case frame, style, chapter }

  struct Part: Sendable, Equatable {
    var kind: Kind
    var bytes: Data
  }

  private(set) var parts: [Part] = []

  private static let style = Data("<style>".utf8)
  private static let styleEnd = Data("</style>".utf8)
  private static let chapter = Data("<section class=\"chapter\"".utf8)
  private static let end = Data("</main>".utf8)
  /// How a browser knows what it has already.
  private static let sameStyle = Data("<style class=\"live-same\"></style>".utf8)
  private static let sameChapter = Data("<section class=\"chapter live-same\"".utf8)

  package init(_ html: Data) {
    var rest = html[...]
    // Texts of authors are escaped, so that these stand in the page where the template has them and nowhere else.
    if let start = rest.place(of: Self.style), let end = rest[start.upperBound...].place(of: Self.styleEnd) {
      add(.frame, rest[..<start.lowerBound])
      add(.style, rest[start.lowerBound..<end.upperBound])
      rest = rest[end.upperBound...]
    }
    var kind = Kind.frame
    while let next = rest.dropFirst().place(of: Self.chapter) {
      add(kind, rest[..<next.lowerBound])
      (kind, rest) = (.chapter, rest[next.lowerBound...])
    }
    if kind == .chapter, let end = rest.place(of: Self.end) {
      add(kind, rest[..<end.lowerBound])
      (kind, rest) = (.frame, rest[end.lowerBound...])
    }
    add(kind, rest)
  }

  private mutating func add(_ kind: Kind, _ bytes: Data.SubSequence) {
    parts.append(Part(kind: kind, bytes: Data(bytes)))
  }

  package var whole: Data { parts.reduce(into: Data()) { $0 += $1.bytes } }

  /// The page with a mark in the place of each style and chapter that is as it was.
  package func changes(since earlier: PageParts) -> Data {
    guard parts.map(\.kind) == earlier.parts.map(\.kind) else { return whole }
    return zip(parts, earlier.parts).reduce(into: Data()) { page, pair in
      let (part, old) = pair
      switch part.kind {
      case .style where part == old: page += Self.sameStyle
      case .chapter where part == old: page += Self.sameChapter + Self.attributes(part) + Data("></section>".utf8)
      case .frame, .style, .chapter: page += part.bytes
      }
    }
  }

  /// What stands in a chapter's first mark behind its class.
  private static func attributes(_ part: Part) -> Data {
    part.bytes.dropFirst(chapter.count).prefix { $0 != UInt8(ascii: ">") }
  }
}
