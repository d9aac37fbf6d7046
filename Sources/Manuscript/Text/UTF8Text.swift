import Escaping
import Settings

/// The one place where bytes become text: a byte order mark is left out, and every line ends with a line feed.
package enum UTF8Text {
  /// - Parameter start: where the bytes stand, for complaints.
  /// - Returns: nil after a complaint.
  package static func decode(
    _ bytes: some Collection<UInt8>, at start: SourceLocation, diagnostics: Diagnostics
  ) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      diagnostics.report("this is UTF-16 text", at: start, hint: "save the file as UTF-8 text")
      return nil
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: rest, as: UTF8.self) else {
      complain(rest, skipped: bytes.count - rest.count, at: start, diagnostics)
      return nil
    }
    checkShowable(text, at: start, diagnostics)
    return text.utf8.contains(Byte.return) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
  }

  /// Warns of the first character that pages show as U+FFFD.
  private static func checkShowable(_ text: String, at start: SourceLocation, _ diagnostics: Diagnostics) {
    let shown = text.showable
    // A NUL is a mistake where text is parsed.
    guard shown != text, !text.utf8.contains(0) else { return }
    var place = start
    for (scalar, other) in zip(text.unicodeScalars, shown.unicodeScalars) where scalar != "\r" {
      guard scalar == other else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        diagnostics.report(
          "no page can show the character U+\(String(repeating: "0", count: max(0, 4 - code.count)) + code), and "
            + "U+FFFD stands for it, as for others of its sort", at: place, hint: "leave it out", severity: .warning)
        return
      }
      if scalar == "\n" { (place.line, place.column) = (place.line + 1, start.column) } else { place.column += 1 }
    }
  }

  private static func complain(
    _ bytes: some Collection<UInt8>, skipped: Int, at start: SourceLocation, _ diagnostics: Diagnostics
  ) {
    var place = start
    var offset = 0
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let encoded) = parser.parseScalar(from: &iterator) {
      place.column += 1
      if encoded.first == Byte.newline { (place.line, place.column) = (place.line + 1, start.column) }
      offset += encoded.count
    }
    let code = String(bytes[bytes.index(bytes.startIndex, offsetBy: offset)], radix: 16, uppercase: true)
    diagnostics.report(
      "byte \(offset + skipped) of the file (0x\(code)) is not UTF-8", at: place, hint: "save the file as UTF-8 text")
  }
}
