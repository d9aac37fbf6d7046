import Foundation

/// How labels are spelled: lower-case letters, digits and `-_.:`.
package enum Label {
  /// The label as links and roles find it: lower-case, blanks as dashes.
  package static func normalized(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: "-")
  }

  package static func isValid(_ label: String) -> Bool {
    !label.isEmpty && label.utf8.allSatisfy(isAllowed)
  }

  /// A label made from a heading's text: accents are taken off, everything else that labels do not have becomes a dash.
  package static func made(from text: String) -> String {
    let folded = text.lowercased().decomposedStringWithCanonicalMapping.replacing("ß", with: "ss")
    let words = folded.unicodeScalars.filter { !$0.properties.isDiacritic }.split { scalar in
      !(scalar.isASCII && isAllowed(UInt8(scalar.value))) || scalar == ":"
    }
    let joined = words.map { String($0) }.filter { $0 != "-" }.joined(separator: "-")
    return joined.isEmpty ? "section" : joined
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (Byte.isName(byte) || byte == UInt8(ascii: ".") || byte == Byte.colon)
      && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
