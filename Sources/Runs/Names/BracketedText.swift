/// Text whose brackets may hold names with any letters: `run.class(St. Bernard (old)).recall as percent 1`.
enum BracketedText {
  /// How many brackets are open after each character; a quote behind an opening bracket hides those up to the next one.
  private static func depths(_ text: some StringProtocol) -> [Int] {
    var depth = 0
    var isQuoted = false
    var last: Character?
    return text.map { character in
      if character == "\"", depth > 0, isQuoted || last == "(" { isQuoted.toggle() }
      if !isQuoted { depth += character == "(" ? 1 : character == ")" ? -1 : 0 }
      last = character
      return depth
    }
  }

  /// The pieces between separators that stand outside brackets.
  ///
  /// - Returns: nil where brackets are not closed.
  static func split(_ text: String, at separator: Character) -> [String]? {
    let depths = depths(text)
    guard depths.last ?? 0 == 0, depths.allSatisfy({ $0 >= 0 }) else { return nil }
    var parts = [""]
    for (character, depth) in zip(text, depths) {
      if character == separator, depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts
  }

  /// Whether the text is one pair of brackets with what it holds.
  static func isOnePair(_ text: some StringProtocol) -> Bool {
    let depths = depths(text)
    return depths.count > 1 && depths.last == 0 && depths.dropLast().allSatisfy { $0 > 0 }
  }

  /// The words outside brackets; one word where brackets are not closed.
  static func words(_ text: String) -> [String] { split(text, at: " ")?.filter { !$0.isEmpty } ?? [text] }
}
