import Plotting

extension SceneText {
  /// As the palette calls it, with how much of it there is: `series 0 at 18 %`.
  func name(_ color: Color) -> String {
    for (name, known) in Self.colors {
      let share = color.light.alpha / known.light.alpha
      if known.opacity(share) == color { return share == 1 ? name : "\(name) at \(Int((share * 100).rounded())) %" }
    }
    return "\(hex(color.light))/\(hex(color.dark))"
  }

  func name(_ font: Font) -> String {
    Self.fonts.first { $0.1 == font }?.0 ?? "\(font.family) \(font.size) \(font.weight)"
  }

  private static let colors: [(String, Color)] =
    [
      ("paper", Palette.paper), ("ink", Palette.ink), ("muted", Palette.muted), ("rule", Palette.rule),
      ("grid", Palette.grid),
    ] + Palette.series.enumerated().map { ("series \($0.offset)", $0.element) }

  private static let fonts = [
    ("title", FigureType.title), ("label", FigureType.label), ("strong", FigureType.strong),
    ("number", FigureType.number), ("small", FigureType.small), ("small-number", FigureType.smallNumber),
  ]

  private func hex(_ color: Color.RGBA) -> String {
    let bytes = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "#\(digits)" + (color.alpha == 1 ? "" : " at \(Int((color.alpha * 100).rounded())) %")
  }
}
