import Settings

/// The places of a Markdown file that a report fills, one after the other.
///
/// Marks are found by their bytes: to whoever shows the file, nothing that follows a mark makes another of it.
struct MarkedPlaces {
  struct Place {
    /// `["figure", "LABEL"]`
    var request: [String]
    /// The bytes between the marks.
    var inner: Range<Int>
    var hasLines: Bool
    var location: SourceLocation
  }

  private static let open = Array("<!-- cyclopedia ".utf8)
  private static let end = Array("-->".utf8)
  static let close = "<!-- /cyclopedia -->"

  let bytes: [UInt8]
  private let diagnostics: Diagnostics
  /// Where the search goes on.
  private var position = 0
  /// How far lines are counted, and which place that is.
  private var (counted, location): (Int, SourceLocation)

  /// - Parameter diagnostics: is told of marks that do not end; nothing is found after these.
  init(_ text: String, file: String, diagnostics: Diagnostics) {
    (bytes, self.diagnostics) = (Array(text.utf8), diagnostics)
    (counted, location) = (0, SourceLocation(file: file, line: 1, column: 1))
  }

  mutating func next() -> Place? {
    guard let open = find(Self.open, in: position..<bytes.count) else { return nil }
    count(to: open.lowerBound)
    guard let end = find(Self.end, in: open.upperBound..<bytes.count) else {
      diagnostics.report("this comment has no end", at: location, hint: "close it with '-->'")
      return nil
    }
    guard let close = find(Array(Self.close.utf8), in: end.upperBound..<bytes.count) else {
      diagnostics.report("this place has no end", at: location, hint: "write \(Self.close) where it ends")
      return nil
    }
    let inner = end.upperBound..<close.lowerBound
    if find(Self.open, in: inner) != nil {
      diagnostics.report("this place has no end before the next one", at: location, hint: "write \(Self.close)")
    }
    position = close.upperBound
    let words = bytes[open.upperBound..<end.lowerBound].split(separator: UInt8(ascii: " "))
    return Place(
      request: words.map { String(decoding: $0, as: UTF8.self) }, inner: inner,
      hasLines: bytes[inner].contains(UInt8(ascii: "\n")), location: location)
  }

  private func find(_ mark: [UInt8], in range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start + mark.count <= range.upperBound {
      if bytes[start] == mark[0], bytes[start..<start + mark.count].elementsEqual(mark) {
        return start..<start + mark.count
      }
      start += 1
    }
    return nil
  }

  /// Lines end with line feeds, and columns count scalars.
  private mutating func count(to index: Int) {
    for byte in bytes[counted..<index] {
      if byte == UInt8(ascii: "\n") {
        (location.line, location.column) = (location.line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    counted = index
  }
}
