import Foundation

extension Color.RGBA {
  /// This color at 0, the other at 1, straight between them in sRGB.
  package func mixed(with other: Color.RGBA, _ share: Double) -> Color.RGBA {
    Color.RGBA(
      red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share,
      alpha: alpha + (other.alpha - alpha) * share)
  }

  /// Relative luminance as WCAG 2.2 defines it.
  package var luminance: Double {
    func linear(_ component: Double) -> Double {
      component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio as WCAG 2.2 defines it: 1 for equal colors, 21 for black on white.
  package func contrast(with other: Color.RGBA) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  fileprivate var readableInk: Color.RGBA {
    let inks = [Palette.ink.light, Palette.ink.dark]
    return contrast(with: inks[0]) >= contrast(with: inks[1]) ? inks[0] : inks[1]
  }
}

extension Color {
  /// The ink, dark or light, that reads best on this color.
  package var readableInk: Color { Color(light: light.readableInk, dark: dark.readableInk) }
}
