import Escaping
import Plotting

extension SVGWriter {
  /// At most three decimals, without trailing zeros; what is not finite becomes 0, which every reader accepts.
  func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let thousandths = Int((value * 1000).rounded())
    let (whole, rest) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
    let sign = thousandths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    var digits = String(rest + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
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

  func data(_ path: Path) -> String {
    path.steps.map { step in
      switch step {
      case .move(let p): "M\(pair(p))"
      case .line(let p): "L\(pair(p))"
      case .curve(let a, let b, let p): "C\(pair(a)) \(pair(b)) \(pair(p))"
      case .close: "Z"
      }
    }.joined()
  }

  private func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// For text and attributes; characters that XML forbids are left out, and those that would turn the text
  /// around it become U+FFFD.
  static func escaped(_ text: String) -> String {
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
}
