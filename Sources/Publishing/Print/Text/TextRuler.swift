import Plotting

/// Measures text and remembers the answers.
final class TextRuler {
  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  private let measurer: any TextMeasurer
  private var widths: [Key: Double] = [:]

  init(_ measurer: any TextMeasurer) { self.measurer = measurer }

  func width(_ text: String, _ font: Font) -> Double {
    let key = Key(text: text, font: font)
    if let width = widths[key] { return width }
    let width = measurer.measure(text, font).width
    widths[key] = width
    return width
  }

  func width(_ word: Word) -> Double { word.pieces.reduce(0) { $0 + width($1.text, $1.style.font) } }

  func placed(
    _ text: String, _ kind: TextKind, x: Double, baseline: Double, anchor: PlacedText.Anchor = .start
  ) -> Element {
    .text(
      PlacedText(
        text, at: Point(x, baseline), anchor: anchor, font: kind.font, color: kind.color,
        width: width(text, kind.font)))
  }
}
