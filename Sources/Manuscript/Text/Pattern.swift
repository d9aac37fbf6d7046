import Synchronization

/// A regular expression that is kept, so that it is compiled once, and used by one thread at a time.
final class Pattern<Output>: Sendable {
  private let regex: Mutex<Regex<Output>>

  init(_ regex: sending Regex<Output>) { self.regex = Mutex(regex) }

  func firstRange(in text: String) -> Range<String.Index>? { regex.withLock { text.firstRange(of: $0) } }

  func ranges(in text: String) -> [Range<String.Index>] { regex.withLock { text.ranges(of: $0) } }

  /// Whether the text is such a one from its first letter to its last.
  func isWhole(_ text: String) -> Bool { regex.withLock { text.wholeMatch(of: $0) != nil } }

  func begins(_ text: some StringProtocol) -> Bool { regex.withLock { String(text).prefixMatch(of: $0) != nil } }
}

extension Pattern where Output == (Substring, Substring) {
  /// What the first one in a text captures.
  func firstCapture(in text: String) -> String? { regex.withLock { text.firstMatch(of: $0).map { String($0.1) } } }
}

extension Pattern where Output == (Substring, Substring, Substring) {
  /// The two captures of a text that is one from its first letter to its last.
  func captures(ofWhole text: String) -> (String, String)? {
    regex.withLock { text.wholeMatch(of: $0).map { (String($0.1), String($0.2)) } }
  }
}
