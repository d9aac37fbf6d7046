import Settings

/// Text from bytes, or a complaint about the first byte that is no text.
package enum UTF8Text {
  /// - Returns: nil after a complaint; the text without a byte order mark else.
  package static func decode(
    _ bytes: some Collection<UInt8>, at start: SourceLocation, diagnostics: Diagnostics
  ) -> String? {
    var place = start
    var offset = 0
    var text = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if !(scalar == "\u{FEFF}" && offset == 0) {
          text.append(scalar)
          place.column += 1
        }
        if scalar == "\n" { (place.line, place.column) = (place.line + 1, start.column) }
        offset += encoded.count
      case .emptyInput: return String(text)
      case .error:
        let byte = bytes[bytes.index(bytes.startIndex, offsetBy: offset)]
        let code = String(byte, radix: 16, uppercase: true)
        diagnostics.report(
          "byte \(offset) of the file (0x\(code)) is not UTF-8", at: place, hint: "save the file as UTF-8 text")
        return nil
      }
    }
  }
}
