import Plotting

/// The colors that only pages have, not figures.
extension Palette {
  /// Behind code and boxes.
  static let shade = Color(light: .init(hex: 0xf5f6f8), dark: .init(hex: 0x1c2026))
  static let link = series(0)
  static let warning = series(1)
  static let tip = series(2)
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
