import Plotting

/// The colors of paper, ink and everything quiet, for the page and the PDF alike.
enum Palette {
  static let paper = color(0xffffff, 0x14171b)
  static let ink = color(0x1c1f24, 0xe8eaed)
  static let muted = color(0x5a6068, 0xa3a9b2)
  static let rule = color(0xd9dce1, 0x353a41)
  /// Behind code and rows that are told apart.
  static let shade = color(0xf5f6f8, 0x1c2026)
  static let link = color(0x0062a3, 0x5fb0ea)
  static let tip = color(0x007a55, 0x35c598)
  static let warning = color(0xc74a00, 0xff8f57)

  private static func color(_ light: UInt32, _ dark: UInt32) -> Color {
    Color(light: .init(hex: light), dark: .init(hex: dark))
  }
}

extension Color.RGBA {
  /// `#0062a3`
  var css: String {
    let channels = [red, green, blue].map { channel -> String in
      let text = String(Int((channel * 255).rounded()), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + channels.joined()
  }
}
