import Escaping

extension StringProtocol {
  /// The text for element content and quoted attributes; what no page can show is U+FFFD.
  var escapedHTML: String {
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
