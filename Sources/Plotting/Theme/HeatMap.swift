/// Colors of magnitudes: cividis, from Nuñez, Anderton and Renslow, "Optimizing colormaps with consideration for
/// color vision deficiency", 2018, here by 17 stops of it.
package enum HeatMap {
  private static let stops: [UInt32] = [
    0x00224e, 0x002e6a, 0x1a386f, 0x32436d, 0x434e6c, 0x535a6d, 0x61656f, 0x6f7073, 0x7d7c78, 0x8b8778, 0x9a9376,
    0xaaa073, 0xbbad6d, 0xccba64, 0xddc858, 0xefd748, 0xfee838,
  ]

  /// From dark blue at 0 to yellow at 1.
  package static func cividis(_ share: Double) -> Color.RGBA {
    let place = min(max(share.isFinite ? share : 0, 0), 1) * Double(stops.count - 1)
    let below = min(Int(place), stops.count - 2)
    return Color.RGBA(hex: stops[below]).mixed(with: Color.RGBA(hex: stops[below + 1]), place - Double(below))
  }

  /// Zero is the paper; more stands out more, on light paper as on dark.
  package static func color(_ share: Double) -> Color {
    guard share > 0 else { return Palette.paper }
    let strength = min(1, 0.45 + 1.8 * share)
    return Color(
      light: Palette.paper.light.mixed(with: cividis(1 - share), strength),
      dark: Palette.paper.dark.mixed(with: cividis(share), strength))
  }
}
