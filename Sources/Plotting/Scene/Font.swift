/// A face of the house's families and its size in points.
package struct Font: Hashable, Sendable {
  package enum Family: String, Hashable, Sendable, CaseIterable { case serif, sans, mono }
  package enum Weight: Int, Hashable, Sendable {
    case regular = 400
    case semibold = 600
    case bold = 700
  }

  package var family: Family
  package var size: Double
  package var weight: Weight
  package var italic: Bool
  /// Figures of equal width, for columns of numbers.
  package var tabular: Bool

  package init(
    _ family: Family, _ size: Double, weight: Weight = .regular, italic: Bool = false, tabular: Bool = false
  ) {
    (self.family, self.size, self.weight, self.italic, self.tabular) = (family, size, weight, italic, tabular)
  }
}

package struct TextMetrics: Hashable, Sendable {
  package var width: Double
  /// Above and below the baseline, both positive.
  package var ascent: Double
  package var descent: Double

  package init(width: Double, ascent: Double, descent: Double) {
    (self.width, self.ascent, self.descent) = (width, ascent, descent)
  }
}

/// Says how much room one line of text takes. `Drawing` has the one that asks Pango; tests use one of fixed width.
package protocol TextMeasurer: AnyObject {
  func measure(_ text: String, _ font: Font) -> TextMetrics
}
