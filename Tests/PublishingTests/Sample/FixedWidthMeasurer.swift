import Plotting

/// Every character is half as wide as the font is high, and written from the left.
final class FixedWidthMeasurer: TextAnalyzer {
  func measure(_ text: String, _ font: Font) -> TextMetrics {
    TextMetrics(
      width: Double(text.unicodeScalars.count) * font.size / 2, ascent: font.size * 0.75, descent: font.size * 0.25)
  }

  func direction(of text: String) -> TextDirection? { .leftToRight }
  func isBidirectional(_ text: String) -> Bool { false }
  func runs(of line: [LinePiece], in direction: TextDirection) -> [LineRun] { [] }
  func breaks(in text: String) -> [Int: Bool] { [:] }
}
