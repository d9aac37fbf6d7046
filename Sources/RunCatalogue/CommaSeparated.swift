/// Rows of texts as RFC 4180 has them.
enum CommaSeparated {
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
      ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
