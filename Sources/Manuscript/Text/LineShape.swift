/// What a line looks like, whatever it turns out to be.
enum LineShape {
  /// How many quote and list marks the line begins with, counted to one more than `limit`; a rule such as `- - -` has
  /// none.
  static func nesting(of row: ArraySlice<UInt8>, atMost limit: Int) -> Int {
    var depth = 0
    var at = row.startIndex
    while at < row.endIndex, depth <= limit {
      guard !Byte.isBlank(row[at]) else {
        at += 1
        continue
      }
      guard let length = containerMark(row, at: at) else { return depth }
      at += length
      depth += 1
    }
    return depth
  }

  /// The length of the quote or list mark at this place.
  private static func containerMark(_ row: ArraySlice<UInt8>, at start: Int) -> Int? {
    let byte = row[start]
    func isFollowedByBlank(_ length: Int) -> Bool {
      start + length == row.endIndex || Byte.isBlank(row[start + length])
    }
    switch byte {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "+"): return isFollowedByBlank(1) ? 1 : nil
    case Byte.dash, UInt8(ascii: "*"):
      let isRule = row[start...].allSatisfy { $0 == byte || Byte.isBlank($0) }
      return isFollowedByBlank(1) && !isRule ? 1 : nil
    default:
      let digits = row[start...].prefix(while: Byte.isDigit).count
      guard (1...9).contains(digits), start + digits < row.endIndex else { return nil }
      let mark = row[start + digits]
      return (mark == UInt8(ascii: ".") || mark == Byte.close) && isFollowedByBlank(digits + 1) ? digits + 1 : nil
    }
  }

  /// The number of columns where the line ends in a row such as `|---|:-:|`; nil for other lines.
  static func columns(ofDelimiterRow row: ArraySlice<UInt8>) -> Int? {
    let content = row.trimmedRight
    let cells = content.reversed().prefix(while: isDelimiter)
    let pipes = cells.count { $0 == Byte.pipe }
    guard pipes > 0, cells.contains(Byte.dash) else { return nil }
    let first = content.suffix(cells.count).trimmed.first
    return pipes + 1 - (content.last == Byte.pipe ? 1 : 0) - (first == Byte.pipe ? 1 : 0)
  }

  /// Whether the line rules a table off, as `|---|:-:|` does, and is no rule across the text.
  static func isDelimiterRow(_ row: ArraySlice<UInt8>) -> Bool {
    row.contains(Byte.pipe) && row.contains(Byte.dash) && row.allSatisfy(isDelimiter)
  }

  /// How many cells a row of a table has, pipes at its ends or not.
  static func cells(in row: ArraySlice<UInt8>) -> Int {
    var content = row.trimmed
    if content.first == Byte.pipe { content = content.dropFirst() }
    var count = 1
    var last: UInt8 = 0
    for byte in content {
      if byte == Byte.pipe, last != Byte.backslash { count += 1 }
      last = byte
    }
    return content.last == Byte.pipe && content.dropLast().last != Byte.backslash ? count - 1 : count
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == Byte.pipe || byte == Byte.dash || byte == Byte.colon || Byte.isBlank(byte)
  }

  /// Whether the line may define a link: `[name]: address`.
  static func isDefinition(_ row: ArraySlice<UInt8>) -> Bool {
    guard let colon = row.dropFirst().firstIndex(of: Byte.colon) else { return false }
    var at = colon
    while at > row.startIndex {
      if row[at] == Byte.colon, row[at - 1] == UInt8(ascii: "]") { return true }
      guard let next = row[(at + 1)...].firstIndex(of: Byte.colon) else { return false }
      at = next
    }
    return false
  }
}
