import Plotting

/// Every character is half as wide as the font is high.
final class FixedWidthMeasurer: TextMeasurer {
  func measure(_ text: String, _ font: Font) -> TextMetrics {
    TextMetrics(
      width: Double(text.unicodeScalars.count) * font.size / 2, ascent: font.size * 0.75, descent: font.size * 0.25)
  }
}
