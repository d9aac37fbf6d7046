import Plotting

/// Puts the words of a line beside each other.
struct LineSetter {
  let ruler: TextRuler

  /// The line's words as few pieces of equal look, spaces included.
  func pieces(_ words: ArraySlice<Word>) -> [TextPiece] {
    var result: [TextPiece] = []
    func append(_ piece: TextPiece) {
      if let last = result.last, last.style == piece.style {
        result[result.count - 1].text += piece.text
      } else {
        result.append(piece)
      }
    }
    for (index, word) in words.enumerated() {
      if index > 0, case .space(var style) = word.gap {
        // A space belongs to the link only between two words of it.
        if style.link != word.pieces.first?.style.link { style.link = nil }
        if let last = result.last, last.style.link == style.link, last.style.rise == 0 { style = last.style }
        style.isStruck = style.isStruck && word.pieces.first?.style.isStruck ?? false
        append(TextPiece(text: " ", style: style))
      }
      for piece in word.pieces { append(piece) }
    }
    return result
  }

  func width(_ words: ArraySlice<Word>) -> Double {
    pieces(words).reduce(0) { $0 + ruler.width($1.text, $1.style.font) }
  }

  /// - Parameter baseline: from the top of the line.
  func elements(_ words: ArraySlice<Word>, x: Double, baseline: Double) -> [Element] {
    var elements: [Element] = []
    var x = x
    for piece in pieces(words) {
      let width = ruler.width(piece.text, piece.style.font)
      let style = piece.style
      let y = baseline - style.rise
      let text = Element.text(
        PlacedText(piece.text, at: Point(x, y), font: style.font, color: style.color, width: width))
      elements.append(style.link.map { .group(Group(tag: $0.tag, [text])) } ?? text)
      if style.isStruck {
        let height = y - style.font.size * 0.27
        elements.append(
          .shape(
            .polyline([Point(x, height), Point(x + width, height)]), fill: nil, stroke: Stroke(style.color, width: 0.6))
        )
      }
      x += width
    }
    return elements
  }
}
