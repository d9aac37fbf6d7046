/// Finds the texts in square brackets, line by line; one may run over the ends of a paragraph's lines.
struct MarkFinder: Sendable {
  private static let longest = 1000

  /// As CommonMark compares labels.
  private(set) var found: Set<String> = []
  /// What the line before leaves open, from its bracket on.
  private var open: [UInt8] = []

  /// - Parameter line: the marks of quotes before it do not count.
  mutating func read(_ line: ArraySlice<UInt8>) {
    let words = line.drop { Byte.isBlank($0) || $0 == UInt8(ascii: ">") }
    // An empty line ends the paragraph.
    let text = open.isEmpty || words.isEmpty ? words : (open + [Byte.space] + words)[...]
    open = []
    var start: Int?
    var isEscaped = false
    for index in text.indices {
      guard !isEscaped else {
        isEscaped = false
        continue
      }
      switch text[index] {
      case Byte.backslash: isEscaped = true
      case UInt8(ascii: "["): start = index + 1
      case UInt8(ascii: "]"):
        guard let first = start, index - first <= Self.longest else { break }
        found.insert(Definition.normalized(text[first..<index]))
        start = nil
      default: break
      }
    }
    if let start, text.endIndex - start <= Self.longest { open = Array(text[(start - 1)...]) }
  }

  /// What another one found, too.
  mutating func add(_ other: MarkFinder) { found.formUnion(other.found) }
}
