/// Where the lines of a leaf block's text stand in the source, from which quote marks, indentation, heading marks and
/// link definitions were taken.
struct TextPlaces {
  private struct Line {
    /// Where the line begins in the text.
    var start: Int
    var text: ArraySlice<UInt8>
    var sourceLine: Int
    /// For each byte of the line, its byte in the source line; nil where the line ends like its source line.
    var bytes: [Int]?
    var shift: Int
  }
  private var lines: [Line] = []

  /// - Parameters:
  ///   - range: the block's lines in the source.
  ///   - startByte: where the block begins in its first line.
  init(_ text: [UInt8], in source: SourceText, lines range: ClosedRange<Int>, startByte: Int) {
    var end = text.endIndex
    while end > 0, Byte.isBlank(text[end - 1]) { end -= 1 }
    var sourceLine = range.upperBound
    // From the end, since definitions of links are taken from the start.
    for line in text[..<end].split(separator: Byte.newline, omittingEmptySubsequences: false).reversed() {
      let content = line.trimmedRight
      var found = sourceLine
      if lines.isEmpty {
        while found > range.lowerBound, Self.align(content, source.line(found), from: 0) == nil { found -= 1 }
      }
      let row = source.line(found).trimmedRight
      if row.count >= content.count, row.suffix(content.count) == content {
        let shift = row.count - content.count
        lines.append(Line(start: line.startIndex, text: line, sourceLine: found, bytes: nil, shift: shift))
      } else {
        let bytes = Self.align(content, row, from: found == range.lowerBound ? startByte : 0)
        lines.append(
          Line(start: line.startIndex, text: line, sourceLine: found, bytes: bytes ?? [], shift: startByte))
      }
      sourceLine = max(range.lowerBound, found - 1)
    }
    lines.reverse()
  }

  /// Line (from 1) and byte (from 0) of the source.
  func place(ofByte offset: Int) -> (line: Int, byte: Int) {
    guard let line = lines.last(where: { $0.start <= offset }) else { return (lines.first?.sourceLine ?? 1, 0) }
    let within = offset - line.start
    if let bytes = line.bytes { return (line.sourceLine, within < bytes.count ? bytes[within] : line.shift) }
    return (line.sourceLine, line.shift + within)
  }

  /// Finds the content within the row, where a pipe may be written `\|`.
  private static func align(_ content: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>, from first: Int) -> [Int]? {
    guard let lead = content.first else { return [] }
    var start = row.startIndex + min(max(0, first), row.count)
    while start < row.endIndex {
      if row[start] == lead || row[start] == Byte.backslash, let bytes = match(content, row, at: start) { return bytes }
      start += 1
    }
    return nil
  }

  private static func match(_ content: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>, at start: Int) -> [Int]? {
    var bytes: [Int] = []
    var at = start
    for byte in content {
      if byte == Byte.pipe, at + 1 < row.endIndex, row[at] == Byte.backslash, row[at + 1] == Byte.pipe { at += 1 }
      guard at < row.endIndex, row[at] == byte else { return nil }
      bytes.append(at - row.startIndex)
      at += 1
    }
    return bytes
  }
}
