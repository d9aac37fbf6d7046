import Plotting

/// Every character is 0.6 of the size wide, on every machine.
final class FixedWidthMeasurer: TextMeasurer {
  func measure(_ text: String, _ font: Font) -> TextMetrics {
    TextMetrics(width: 0.6 * font.size * Double(text.count), ascent: 0.9 * font.size, descent: 0.3 * font.size)
  }
}
