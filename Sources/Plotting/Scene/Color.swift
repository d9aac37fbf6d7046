/// A color on light and on dark paper.
package struct Color: Hashable, Sendable {
  /// Components 0…1, not premultiplied.
  package struct RGBA: Hashable, Sendable {
    package var red: Double
    package var green: Double
    package var blue: Double
    package var alpha: Double

    package init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
      (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    /// `0x0062a3` is the blue of `#0062a3`.
    package init(hex: UInt32, alpha: Double = 1) {
      self.init(
        Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255, alpha: alpha)
    }
  }

  package var light: RGBA
  package var dark: RGBA

  package init(light: RGBA, dark: RGBA) { (self.light, self.dark) = (light, dark) }
  package init(_ both: RGBA) { (light, dark) = (both, both) }

  package func opacity(_ alpha: Double) -> Color {
    var copy = self
    copy.light.alpha *= alpha
    copy.dark.alpha *= alpha
    return copy
  }

  package func on(_ paper: Paper) -> RGBA { paper == .light ? light : dark }
}

/// What a picture stands on.
package enum Paper: String, Hashable, Sendable, CaseIterable { case light, dark }
