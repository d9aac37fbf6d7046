import Escaping

extension StringProtocol {
  /// The text for element content and quoted attributes; what no page can show is U+FFFD.
  var escapedHTML: String {
    // Most texts are words and numbers.
    guard !utf8.allSatisfy(\.isPlain) else { return String(self) }
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in showable.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension UInt8 {
  /// Whether it is a printable ASCII character that means nothing in HTML.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 32...126: true
    default: false
    }
  }
}
