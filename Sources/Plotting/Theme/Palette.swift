/// The colors of pages and figures, on light and on dark paper; every series color has 4.5:1 on its paper.
package enum Palette {
  package static let paper = color(0xffffff, 0x14171b)
  package static let ink = color(0x1c1f24, 0xe8eaed)
  package static let muted = color(0x5a6068, 0xa3a9b2)
  package static let rule = color(0xd9dce1, 0x353a41)
  package static let grid = color(0xe9ebee, 0x252a30)

  /// Blue, vermilion, green, purple, grey.
  package static let series = [
    color(0x0062a3, 0x5fb0ea), color(0xc74a00, 0xff8f57), color(0x007a55, 0x35c598), color(0xa04a83, 0xe08cc0),
    color(0x6b6f76, 0x9aa0a8),
  ]

  /// The color of a run's slot; slots past the last begin again.
  package static func series(_ slot: Int) -> Color {
    series[((slot % series.count) + series.count) % series.count]
  }

  private static func color(_ light: UInt32, _ dark: UInt32) -> Color {
    Color(light: .init(hex: light), dark: .init(hex: dark))
  }
}
