import Foundation
import Notebook
import Settings

/// Where in the page something stands: so many blocks behind a place that has an identifier.
package struct PagePlace: Encodable, Equatable, Sendable {
  package var identifier: String
  package var blocks: Int
}

/// Finds the places of mistakes in the last page that was made without any.
package struct PlaceFinder: Sendable {
  /// By file, in the order of the lines.
  private let anchors: [String: [PreviewPage.Anchor]]
  private let sources: [String: Data]

  package init(_ page: PreviewPage) { self.init(html: page.html, anchors: page.anchors, sources: page.sources) }

  /// - Parameter sources: the files that the page was made from, as locations name them.
  init(html: String, anchors: [PreviewPage.Anchor], sources: [String: Data]) {
    // What failed, or waits for a run, has a box without a name in its place.
    let named = Self.identifiers(in: Data(html.utf8))
    self.anchors = Dictionary(grouping: anchors.filter { named.contains($0.identifier) }, by: \.location.file).mapValues
    {
      $0.sorted { ($0.location, $0.identifier) < ($1.location, $1.identifier) }
    }
    self.sources = sources
  }

  /// - Parameter text: the file as it is now, with the mistake; nil where that is not known.
  /// - Returns: nil where no place of the page comes from the file.
  package func place(of location: SourceLocation, in text: Data?) -> PagePlace? {
    guard let anchors = anchors[location.file], let old = sources[location.file].map(Self.lines) else { return nil }
    let line = text.map { Self.line(location.line, of: Self.lines($0), in: old) } ?? location.line
    guard let anchor = anchors.last(where: { $0.location.line <= line }) ?? anchors.first else { return nil }
    // Further places on the same line stand in the same block.
    let first = anchors.first { $0.location.line == anchor.location.line } ?? anchor
    return PagePlace(
      identifier: first.identifier, blocks: Self.blocks(old, after: anchor.location.line, before: line))
  }

  /// The line of the old text that stands where a line of the new one does: before and behind what was changed they are
  /// the same.
  static func line(_ line: Int, of new: [Substring], in old: [Substring]) -> Int {
    let before = zip(old, new).prefix { $0 == $1 }.count
    guard line > before else { return line }
    let most = min(old.count, new.count) - before
    let behind = zip(old.reversed(), new.reversed()).prefix(most).prefix { $0 == $1 }.count
    if line > new.count - behind { return line - new.count + old.count }
    return min(line, max(before + 1, old.count - behind))
  }

  /// How many blocks begin behind one line and up to another: an empty line ends each.
  private static func blocks(_ lines: [Substring], after start: Int, before end: Int) -> Int {
    guard start < end, start >= 1, start <= lines.count else { return 0 }
    var (count, isWithin) = (0, true)
    for line in lines[start..<min(end, lines.count)] {
      let isEmpty = line.allSatisfy(\.isWhitespace)
      if !isEmpty, !isWithin { count += 1 }
      isWithin = !isEmpty
    }
    return count
  }

  private static func identifiers(in html: Data) -> Set<String> {
    var (found, rest, mark): (Set<String>, Data.SubSequence, Data) = ([], html[...], Data(" id=\"".utf8))
    while let start = rest.range(of: mark) {
      rest = rest[start.upperBound...]
      found.insert(String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    return found
  }

  private static func lines(_ text: Data) -> [Substring] {
    String(decoding: text, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}
