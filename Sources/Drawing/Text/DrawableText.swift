import Escaping

extension String {
  /// The text with U+FFFD for what no text may hold: Cairo refuses a whole document for one noncharacter, and an
  /// override could show 91.3 as 3.19.
  ///
  /// Source: The Unicode Standard, chapter 23.7, Noncharacters.
  var drawable: String {
    let text = keepingItsDirections
    guard text.unicodeScalars.contains(where: \.isNoncharacter) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isNoncharacter ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }
}
