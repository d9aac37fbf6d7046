/// The name of an archived write-up, which is the name of its folder: a plain word and never a path.
package enum ArchiveName {
  /// Lower-case letters, digits and dashes, at most 60, beginning with a letter or digit.
  package static func isName(_ text: String) -> Bool {
    let letters = text.utf8
    guard let first = letters.first, isLetter(first), letters.count <= 60 else { return false }
    return letters.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
  }

  package static let hint =
    "write lower-case letters, digits and dashes, a letter or digit first, at most 60: 'first-draft'"

  private static func isLetter(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter)
  }
}
