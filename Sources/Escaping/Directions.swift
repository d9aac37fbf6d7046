extension StringProtocol {
  /// The text without what would turn its surroundings around: U+FFFD stands for embeddings, overrides, and isolates
  /// that do not open and close within it. The letters of every script, and U+200E and U+200F, stay as they are.
  /// https://www.unicode.org/reports/tr9/
  package var keepingItsDirections: String {
    guard unicodeScalars.contains(where: { (0x202A...0x2069).contains($0.value) }) else { return String(self) }
    var scalars = Array(unicodeScalars)
    var open: [Int] = []
    for (place, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x202A...0x202E: scalars[place] = "\u{FFFD}"
      case 0x2066...0x2068: open.append(place)
      case 0x2069: if open.popLast() == nil { scalars[place] = "\u{FFFD}" }
      default: break
      }
    }
    for place in open { scalars[place] = "\u{FFFD}" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
