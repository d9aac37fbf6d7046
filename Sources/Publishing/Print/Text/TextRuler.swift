import Escaping
import Plotting

/// Measures text and remembers the answers.
final class TextRuler {
  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  let analyzer: any TextAnalyzer
  private var widths: [Key: Double] = [:]

  init(_ analyzer: any TextAnalyzer) { self.analyzer = analyzer }

  func width(_ text: String, _ font: Font) -> Double {
    let key = Key(text: text, font: font)
    if let width = widths[key] { return width }
    let width = analyzer.measure(text.withoutIsolates, font).width
    widths[key] = width
    return width
  }

  func width(_ piece: TextPiece) -> Double { piece.picture?.size.width ?? width(piece.text, piece.style.font) }

  func width(_ word: Word) -> Double { word.pieces.reduce(0) { $0 + width($1) } }

  /// How narrow a line may be for the word: pictures in it become smaller, but not too small.
  func leastWidth(_ word: Word) -> Double {
    word.pieces.reduce(0) { $0 + min(width($1), $1.picture == nil ? .infinity : Self.leastPicture) }
  }

  /// As wide as a picture in a cell is to be where there is little room; in points.
  private static let leastPicture = 40.0

  func placed(
    _ text: String, _ kind: TextKind, x: Double, baseline: Double, anchor: PlacedText.Anchor = .start,
    direction: TextDirection? = nil
  ) -> Element {
    var placed = PlacedText(
      text, at: Point(x, baseline), anchor: anchor, font: kind.font, color: kind.color, width: width(text, kind.font))
    placed.direction = direction
    return .text(placed)
  }

  // MARK: Directions

  /// Whether a text's direction has to be asked for: no script before U+0580 is written from the right.
  private static func isBeyondLatin(_ text: String) -> Bool { text.utf8.contains { $0 >= 0xD6 } }

  func isBidirectional(_ text: String) -> Bool { Self.isBeyondLatin(text) && analyzer.isBidirectional(text) }

  /// From which side a paragraph begins: by its first letter.
  func direction(of words: [Word]) -> TextDirection {
    for word in words {
      for piece in word.pieces where !piece.style.isAdded {
        if let direction = direction(of: piece.text) { return direction }
      }
    }
    return .leftToRight
  }

  /// That of the first letter; nil where there is none.
  func direction(of text: String) -> TextDirection? {
    if Self.isBeyondLatin(text) { return analyzer.direction(of: text) }
    return text.unicodeScalars.contains { $0.properties.isAlphabetic } ? .leftToRight : nil
  }
}
