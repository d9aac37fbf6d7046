import Manuscript

/// A caption in its two parts: what was found, and what else there is to say.
struct Caption {
  var finding: [Inline]
  var rest: [Inline]

  /// Splits after the first sentence of the running text; a caption of one sentence is all finding.
  init(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      guard case .text(let text) = inline,
        let end = Self.sentenceEnd(in: text, isLast: index == inlines.count - 1)
      else { continue }
      finding = inlines[..<index] + [.text(String(text[..<end]))]
      let tail = String(text[end...].drop(while: \.isWhitespace))
      rest = (tail.isEmpty ? [] : [.text(tail)]) + inlines[(index + 1)...]
      while let first = rest.first, first == .softBreak || first == .lineBreak { rest.removeFirst() }
      return
    }
    (finding, rest) = (inlines, [])
  }

  private static let abbreviations: Set<Substring> = [
    "e.g", "i.e", "vs", "cf", "Fig", "Figs", "approx", "ca", "No", "al",
  ]

  /// The index behind the first full stop that ends a sentence.
  private static func sentenceEnd(in text: String, isLast: Bool) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      defer { index = text.index(after: index) }
      guard ".!?".contains(text[index]) else { continue }
      var end = text.index(after: index)
      while end < text.endIndex, "\"”’)»".contains(text[end]) { end = text.index(after: end) }
      let word = text[..<index].split(whereSeparator: { $0.isWhitespace || $0 == "(" }).last ?? ""
      if abbreviations.contains(word) { continue }
      if end == text.endIndex { return end }
      guard text[end].isWhitespace else { continue }
      guard let next = text[end...].first(where: { !$0.isWhitespace }) else { return end }
      if !next.isLowercase { return end }
    }
    return nil
  }
}
