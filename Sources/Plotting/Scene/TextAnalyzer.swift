/// Which way a script is written.
package enum TextDirection: Hashable, Sendable { case leftToRight, rightToLeft }

/// Text of one face in a line, or something as wide as `width` that stands in its place.
package struct LinePiece: Hashable, Sendable {
  package var text: String
  package var font: Font
  /// Of a picture, in points; nil for text.
  package var width: Double?

  package init(_ text: String, _ font: Font, width: Double? = nil) {
    (self.text, self.font, self.width) = (text, font, width)
  }
}

/// A part of a piece that is written in one direction, at its place in the line.
package struct LineRun: Hashable, Sendable {
  /// The piece's index.
  package var piece: Int
  package var text: String
  package var direction: TextDirection
  /// Of the left end, from the left end of the line; in points.
  package var x: Double
  package var width: Double

  package init(piece: Int, text: String, direction: TextDirection, x: Double, width: Double) {
    (self.piece, self.text, self.direction, self.x, self.width) = (piece, text, direction, x, width)
  }
}

/// Knows of scripts what setting lines of them takes. `Drawing` has the one that asks Pango.
package protocol TextAnalyzer: TextMeasurer {
  /// That of the first letter with a direction; nil where there is none.
  /// https://www.unicode.org/reports/tr9/#P2
  func direction(of text: String) -> TextDirection?

  /// Whether any letter is written from the right.
  func isBidirectional(_ text: String) -> Bool

  /// The pieces of one line, in the order of reading, each at the place that it has beside the others.
  func runs(of line: [LinePiece], in direction: TextDirection) -> [LineRun]

  /// Whether a line may break before a character, by the character's place among the text's scalars: for words of
  /// scripts that put no spaces between them, and only for these.
  /// https://www.unicode.org/reports/tr14/
  func breaks(in text: String) -> [Int: Bool]
}
