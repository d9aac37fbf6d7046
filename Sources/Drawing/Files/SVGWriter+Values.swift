import Escaping
import Plotting

extension SVGWriter {
  func number(_ value: Double) -> String {
    var bytes = MarkupBytes()
    bytes.add(value)
    return bytes.text
  }

  func hex(_ color: Color.RGBA) -> String {
    "#"
      + [color.red, color.green, color.blue].map { component in
        let byte = Int((min(max(component, 0), 1) * 255).rounded())
        return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
  }

  func attributesOf(_ rect: Rect) -> String {
    " x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" width=\"\(number(rect.width))\" height=\"\(number(rect.height))\""
  }

  /// For text and attributes; characters that XML forbids are left out, and those that would turn the text
  /// around it become U+FFFD.
  static func escaped(_ text: String) -> String {
    // Most texts are what they were.
    if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) && !special.contains($0) }) { return text }
    var result = ""
    for scalar in text.keepingItsDirections.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let special = Array("&<>\"'".utf8)
}
