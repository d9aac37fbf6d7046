import Foundation

/// How labels are spelled: lower-case letters, digits and `-_.:`.
///
/// Those that an author writes are of ASCII, since files are named after them; those made from headings have the
/// letters of their script.
package enum Label {
  /// The label as links and roles find it: lower-case, blanks as dashes.
  package static func normalized(_ text: String) -> String {
    text.lowercased().precomposedStringWithCanonicalMapping.split { $0.isWhitespace }.joined(separator: "-")
  }

  package static func isValid(_ label: String) -> Bool {
    !label.isEmpty && label.utf8.allSatisfy(isAllowed)
  }

  /// Whether a heading may have it.
  static func isOfHeading(_ label: String) -> Bool { !label.isEmpty && label.unicodeScalars.allSatisfy(isLetter) }

  /// A label made from a heading's text, as on GitHub: letters of any script stay, and what labels do not have becomes
  /// a dash.
  package static func made(from text: String) -> String { joined(normalized(text), where: isLetter) }

  /// A label of ASCII for a text: accents are taken off.
  package static func plain(from text: String) -> String {
    let folded = text.lowercased().decomposedStringWithCanonicalMapping.replacing("ß", with: "ss")
    let bare = String(String.UnicodeScalarView(folded.unicodeScalars.filter { !$0.properties.isDiacritic }))
    return joined(bare) { $0.isASCII && isAllowed(UInt8($0.value)) }
  }

  private static func joined(_ text: String, where isKept: (Unicode.Scalar) -> Bool) -> String {
    let words = text.unicodeScalars.split { !isKept($0) || $0 == ":" }.flatMap { $0.split(separator: "-") }
    return words.isEmpty ? "section" : words.map { String($0) }.joined(separator: "-")
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return isAllowed(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber: return true
    default: return false
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (Byte.isName(byte) || byte == UInt8(ascii: ".") || byte == Byte.colon)
      && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
