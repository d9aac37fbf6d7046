import Plotting

/// The page's style: tokens, faces, layout. Lengths are in rem of 18 px.
enum Stylesheet {
  static func text(fonts: [WebFont]) -> String {
    [faces(fonts), tokens, StylesheetText.text, StylesheetText.elements, StylesheetText.layout, StylesheetText.print]
      .joined(separator: "\n")
  }

  private static func faces(_ fonts: [WebFont]) -> String {
    fonts.map { font in
      """
      @font-face{font-family:"\(name(font.face.family))";font-weight:\(font.face.weight.rawValue);\
      font-style:\(font.face.italic ? "italic" : "normal");font-display:block;\
      src:url(data:\(font.mediaType);base64,\(font.bytes.base64))}
      """
    }.joined(separator: "\n")
  }

  private static func name(_ family: Font.Family) -> String {
    switch family {
    case .serif: "TeX Gyre Pagella"
    case .sans: "Inter"
    case .mono: "JetBrains Mono"
    }
  }

  private static let colors: [(name: String, color: Color)] = [
    ("paper", Palette.paper), ("ink", Palette.ink), ("muted", Palette.muted), ("rule", Palette.rule),
    ("shade", Palette.shade), ("link", Palette.link), ("tip", Palette.tip), ("warning", Palette.warning),
  ]

  private static var tokens: String {
    func list(_ paper: Paper) -> String {
      colors.map { "--\($0.name):\($0.color.on(paper).css)" }.joined(separator: ";")
    }
    return """
      :root{color-scheme:light dark;\(list(.light));--measure:31rem;--wide:calc(1.35*var(--measure));\
      --serif:"TeX Gyre Pagella",Palatino,"Palatino Linotype","Book Antiqua",Georgia,serif;\
      --sans:Inter,system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;\
      --mono:"JetBrains Mono",ui-monospace,Menlo,Consolas,monospace}
      @media screen and (prefers-color-scheme:dark){:root{\(list(.dark))}}
      """
  }
}
