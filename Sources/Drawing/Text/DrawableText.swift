extension String {
  /// The text with U+FFFD for what no text may hold: Cairo refuses a whole document for one noncharacter.
  ///
  /// Source: The Unicode Standard, chapter 23.7, Noncharacters.
  var drawable: String {
    guard unicodeScalars.contains(where: \.isNoncharacter) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isNoncharacter ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }
}
