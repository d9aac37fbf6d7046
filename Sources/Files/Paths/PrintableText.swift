/// Text of strangers on its way to a terminal: what would move the cursor, or turn the direction of writing, is shown
/// by its number.
package enum PrintableText {
  package static func text(_ text: some StringProtocol, most: Int = 400, keepsTabs: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == most {
        result.append("…")
        break
      }
      if isSafe(scalar) || (keepsTabs && scalar == "\t") {
        result.append(scalar)
      } else {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      }
    }
    return String(result)
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
