import Settings

/// A piece of a file, line by line, that knows where each byte stands.
///
/// Line ends are normalized to a line feed; columns count Unicode scalars, as YAML's do.
struct SourceText: Sendable {
  /// Without their line ends.
  let lines: [ArraySlice<UInt8>]
  let bytes: [UInt8]
  let base: SourceLocation
  /// For each line whether a byte is a column there.
  private let isASCII: [Bool]
  /// Where the lines stand that were appended to the text itself, one after the other.
  private var appended: [SourceLocation] = []

  /// - Parameter base: where the first character stands; its column holds for every line.
  init(_ text: String, at base: SourceLocation) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == Byte.return {
        bytes.append(Byte.newline)
      } else if byte != Byte.newline || last != Byte.return {
        bytes.append(byte)
      }
      last = byte
    }
    self.init(bytes: bytes, at: base)
  }

  private init(bytes: [UInt8], at base: SourceLocation) {
    self.bytes = bytes
    self.base = base
    lines = bytes.split(separator: Byte.newline, omittingEmptySubsequences: false)
    isASCII = lines.map { line in !line.contains { $0 >= 0x80 } }
  }

  /// How many lines are the text's own.
  var ownLines: Int { lines.count - appended.count }

  /// The text followed by lines that stand elsewhere.
  func appending(_ more: [(text: ArraySlice<UInt8>, location: SourceLocation)]) -> SourceText {
    guard !more.isEmpty else { return self }
    var whole = bytes
    for line in more { whole += [Byte.newline] + line.text }
    var text = SourceText(bytes: whole, at: base)
    text.appended = appended + more.map(\.location)
    return text
  }

  /// What follows the first `count` lines.
  func dropping(lines count: Int) -> SourceText {
    let start = count < lines.count ? lines[count].startIndex : bytes.count
    let base = SourceLocation(file: base.file, line: base.line + count, column: base.column)
    return SourceText(bytes: Array(bytes[start...]), at: base)
  }

  /// The line with this number, counted from 1; empty outside the text.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    lines.indices.contains(number - 1) ? lines[number - 1] : []
  }

  /// Where the byte stands: line and byte are those of this text, from 1 and from 0.
  func location(line number: Int, byte: Int = 0) -> SourceLocation {
    let row = line(number)
    let before = min(max(0, byte), row.count)
    let isASCII = isASCII.indices.contains(number - 1) && isASCII[number - 1]
    let scalars = isASCII ? before : row.prefix(before).count { $0 & 0xC0 != 0x80 }
    if number > ownLines, appended.indices.contains(number - 1 - ownLines) {
      let place = appended[number - 1 - ownLines]
      return SourceLocation(file: place.file, line: place.line, column: place.column + scalars)
    }
    return SourceLocation(file: base.file, line: base.line + max(1, number) - 1, column: base.column + scalars)
  }
}

/// The bytes that the syntax is made of.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let `return` = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let dollar = UInt8(ascii: "$")
  static let percent = UInt8(ascii: "%")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")
  static let colon = UInt8(ascii: ":")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let brace = UInt8(ascii: "{")
  static let closingBrace = UInt8(ascii: "}")
  static let pipe = UInt8(ascii: "|")
  static let dash = UInt8(ascii: "-")
  static let equals = UInt8(ascii: "=")

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab || byte == newline }
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  /// What a directive's, role's or option's name is made of.
  static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == dash || byte == UInt8(ascii: "_")
  }
}

extension Collection<UInt8> {
  var string: String { String(decoding: self, as: UTF8.self) }
}

extension BidirectionalCollection<UInt8> where SubSequence == ArraySlice<UInt8> {
  /// Without blanks at both ends.
  var trimmed: ArraySlice<UInt8> { drop(while: Byte.isBlank).trimmedRight }

  /// Without blanks at the end.
  var trimmedRight: ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex, Byte.isBlank(self[index(before: end)]) { formIndex(before: &end) }
    return self[startIndex..<end]
  }
}
