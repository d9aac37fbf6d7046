import Settings

/// The names of a sweep's members: `rates(0.1)`, of two settings `grid(0.1;128)`.
///
/// A value that is one word of letters, digits and `. + - /` stands as it was written, so that the name stays where
/// other values come and go. Any other stands as its place in the list, from 1.
package enum MemberName {
  package static func name(_ sweep: String, _ values: [(place: Int, node: SettingsNode)]) -> String {
    "\(sweep)(\(values.map { word($0.node) ?? "\($0.place + 1)" }.joined(separator: ";")))"
  }

  private static func word(_ node: SettingsNode) -> String? {
    guard let text = node.text, (1...40).contains(text.utf8.count), text.utf8.allSatisfy(isLetter) else { return nil }
    return text
  }

  private static func isLetter(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) || ".+-/".utf8.contains(letter)
  }

  /// The name of a run, or of a sweep's member.
  package static func isName(_ text: String) -> Bool {
    guard let open = text.firstIndex(of: "(") else { return isPlain(text) }
    let inner = text[text.index(after: open)...].dropLast()
    return isPlain(String(text[..<open])) && text.last == ")" && !inner.isEmpty
      && text.utf8.count <= 200 && inner.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: ";") }
  }

  /// The sweep whose member this is, or the name itself.
  package static func sweep(of name: String) -> String { String(name.prefix { $0 != "(" }) }

  /// What files and labels are named for: `rates.0.1`. No run's own name has a full stop.
  package static func label(_ name: String) -> String {
    let letters = name.lowercased().compactMap { letter -> Character? in
      switch letter {
      case "(": "."
      case ")": nil
      case ";": "_"
      case "/", "+": "-"
      default: letter
      }
    }
    return String(letters)
  }

  /// Lower-case letters, digits and dashes, beginning with a letter: names become labels and file names.
  package static func isPlain(_ text: String) -> Bool {
    let letters = text.utf8
    guard let first = letters.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), letters.count <= 60 else {
      return false
    }
    return letters.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
  }
}
