import Escaping

extension StringProtocol {
  /// The text for element content and quoted attributes; characters that HTML forbids, and those that would turn the
  /// text around it, become U+FFFD.
  var escapedHTML: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in keepingItsDirections.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar.isAllowedInHTML ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isAllowedInHTML: Bool {
    switch value {
    case 9, 10: true
    case 0...31, 127...159, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
