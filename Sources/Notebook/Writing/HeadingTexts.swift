/// The texts of headings as references show them, each made once.
///
/// Headings may refer to each other, in a circle too, and a thousand times: what a reference shows of one is short.
struct HeadingTexts {
  private static let deepest = 16
  private static let longest = 200

  private var known: [String: String] = [:]
  /// Those that are being made, each for the one before it.
  private var open: [String] = []

  /// The heading's text, if it is known or cannot be made here; nil where it has been begun and waits for `end`.
  ///
  /// - Parameter key: the chapter and the label.
  mutating func begin(_ key: String) -> String? {
    if let text = known[key] { return shown(text) }
    guard open.count < Self.deepest, !open.contains(key) else { return String(key.drop { $0 != "#" }) }
    open.append(key)
    return nil
  }

  mutating func end(_ text: String) -> String {
    known[open.removeLast()] = text
    return shown(text)
  }

  private func shown(_ text: String) -> String {
    text.count <= Self.longest ? text : "\(text.prefix(Self.longest))…"
  }
}
