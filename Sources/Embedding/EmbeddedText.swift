import Escaping

/// Texts of a report as pages of others can hold them, on one line.
///
/// They are escaped scalar by scalar: a quote with an accent is a quote to whoever reads the page.
enum EmbeddedText {
  /// In a quoted attribute of HTML.
  static func attribute(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }

  /// In Markdown, which shows it as it is, in the cell of a table too.
  static func markdown(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "\\", "|", "`", "*", "_", "[", "]", "~": "\\\(scalar)"
      case "<": "&lt;"
      case "&": "&amp;"
      default: nil
      }
    }
  }

  /// - Parameter escape: gives nil for what may stand as it is.
  private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
    let lines = text.keepingItsDirections.unicodeScalars.split { Character($0).isNewline }
    var result = ""
    for (place, line) in lines.enumerated() {
      if place > 0 { result += " " }
      for scalar in line {
        let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
        if let escaped = escape(scalar) {
          result += escaped
        } else {
          result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
      }
    }
    return result
  }
}
