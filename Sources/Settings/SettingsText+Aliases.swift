extension SettingsText {
  /// The first alias `*name` of an anchor `&name`, where both stand at the start of a value.
  ///
  /// The YAML library resolves aliases while it reads and compares names that contain them, in time that a few lines
  /// can make endless; so they never reach it. A recipe and `like:` serve the purpose.
  static func firstAlias(in text: String, from base: SourceLocation) -> SourceLocation? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let anchors = Set(rows.flatMap { row in marks(UInt8(ascii: "&"), in: row).map(\.name) })
    for (index, row) in rows.enumerated() {
      for alias in marks(UInt8(ascii: "*"), in: row) where anchors.contains(alias.name) {
        let column = row[..<alias.byte].count { $0 & 0xC0 != 0x80 }
        return SourceLocation(file: base.file, line: base.line + index, column: base.column + column)
      }
    }
    return nil
  }

  /// The names behind a mark that stands at the start of a value, and where the mark is.
  private static func marks(_ mark: UInt8, in row: [UInt8]) -> [(name: ArraySlice<UInt8>, byte: Int)] {
    var found: [(name: ArraySlice<UInt8>, byte: Int)] = []
    var isStart = true
    for (index, byte) in row.enumerated() {
      if byte == mark, isStart {
        let name = row[(index + 1)...].prefix(while: isName)
        if !name.isEmpty { found.append((name, index)) }
      }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\r") {
        isStart = "[{,:?-".utf8.contains(byte)
      }
    }
    return found
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: byte >= 0x80
    }
  }
}
