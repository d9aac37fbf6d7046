import Foundation
import Plotting

/// Writes one scene as SVG; a class per color where the colors depend on the reader's theme.
struct SVGWriter {
  let prefix: String
  let paper: SVGText.Background
  private var lines: [String] = []
  private var definitions: [String] = []
  private var classes: [Ink] = []

  private struct Ink: Hashable {
    var property: String
    var color: Color
  }

  init(prefix: String, paper: SVGText.Background) { (self.prefix, self.paper) = (prefix, paper) }

  mutating func document(_ scene: Scene) throws(DrawingError) -> String {
    try write(scene.elements)
    let (width, height) = (number(scene.size.width), number(scene.size.height))
    var head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\""
        + " font-family=\"\(Font.Family.sans.cssFamilies)\" text-rendering=\"geometricPrecision\""
        + " style=\"\(features(tabular: false))\">",
      "<title id=\"\(prefix)-title\">\(SVGWriter.escaped(scene.title))</title>",
      "<desc id=\"\(prefix)-desc\">\(SVGWriter.escaped(scene.summary))</desc>",
    ]
    if !classes.isEmpty { head.append(styleSheet()) }
    if !definitions.isEmpty { head.append("<defs>\(definitions.joined())</defs>") }
    if paper != .adaptive {
      head.append("<rect width=\"\(width)\" height=\"\(height)\"\(paint("fill", Palette.paper))/>")
    }
    return (head + lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private mutating func write(_ elements: [Element]) throws(DrawingError) {
    for element in elements {
      switch element {
      case .shape(let path, let fill, let stroke): write(path, fill, stroke)
      case .text(let text): write(text)
      case .picture(let raster, let rect): try write(raster, rect)
      case .group(let group): try write(group)
      }
    }
  }

  private mutating func write(_ group: Group) throws(DrawingError) {
    var attributes = ""
    if group.origin != Point(0, 0) {
      attributes += " transform=\"translate(\(number(group.origin.x)) \(number(group.origin.y)))\""
    }
    if let clip = group.clip {
      let id = "\(prefix)-clip\(definitions.count)"
      definitions.append("<clipPath id=\"\(id)\"><rect\(attributesOf(clip))/></clipPath>")
      attributes += " clip-path=\"url(#\(id))\""
    }
    if case .webLink(let address) = group.tag, ["https://", "http://", "mailto:"].contains(where: address.hasPrefix) {
      lines.append("<a href=\"\(SVGWriter.escaped(address))\"><g\(attributes)>")
      try write(group.elements)
      lines.append("</g></a>")
      return
    }
    lines.append("<g\(attributes)>")
    if case .figure(let alt) = group.tag { lines.append("<title>\(SVGWriter.escaped(alt))</title>") }
    try write(group.elements)
    lines.append("</g>")
  }

  private mutating func write(_ path: Path, _ fill: Color?, _ stroke: Stroke?) {
    guard !path.steps.isEmpty else { return }
    var line = "<path d=\"\(data(path))\""
    var named: [String] = []
    if let fill { line += ink("fill", fill, &named) } else { line += " fill=\"none\"" }
    if let stroke {
      line += ink("stroke", stroke.color, &named) + " stroke-width=\"\(number(stroke.width))\""
      if !stroke.dash.isEmpty {
        line += " stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: " "))\""
      }
      if stroke.roundEnds { line += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    }
    lines.append(line + classAttribute(named) + "/>")
  }

  private mutating func write(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    var named: [String] = []
    let (x, y) = (number(text.position.x), number(text.position.y))
    var line = "<text x=\"\(x)\" y=\"\(y)\""
    if text.font.family != .sans { line += " font-family=\"\(text.font.family.cssFamilies)\"" }
    line += " font-size=\"\(number(text.font.size))\""
    if text.font.weight != .regular { line += " font-weight=\"\(text.font.weight.rawValue)\"" }
    if text.font.italic { line += " font-style=\"italic\"" }
    line += directed(text)
    if text.width > 0 { line += " textLength=\"\(number(text.width))\" lengthAdjust=\"spacingAndGlyphs\"" }
    if text.rotation != 0 { line += " transform=\"rotate(\(number(text.rotation)) \(x) \(y))\"" }
    if text.text.contains("  ") || text.text.hasPrefix(" ") || text.text.hasSuffix(" ") {
      line += " xml:space=\"preserve\""
    }
    if text.font.tabular { line += " style=\"\(features(tabular: true))\"" }
    line += ink("fill", text.color, &named) + classAttribute(named)
    lines.append(line + ">\(SVGWriter.escaped(text.text))</text>")
  }

  /// The anchor, which in SVG turns with the direction: what is written from the right starts there.
  private func directed(_ text: PlacedText) -> String {
    let isTurned = text.direction == .rightToLeft
    let anchor: PlacedText.Anchor =
      switch text.anchor {
      case .start: isTurned ? .end : .start
      case .middle: .middle
      case .end: isTurned ? .start : .end
      }
    let attribute = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    guard text.direction != nil else { return attribute }
    return attribute + " direction=\"\(isTurned ? "rtl" : "ltr")\" unicode-bidi=\"isolate\""
  }

  private mutating func write(_ raster: Raster, _ rect: Rect) throws(DrawingError) {
    guard raster.width > 0, raster.height > 0 else { return }
    let png = Data(try PNGImage.write(raster)).base64EncodedString()
    lines.append(
      "<image\(attributesOf(rect)) preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
        + " href=\"data:image/png;base64,\(png)\"/>")
  }

  /// A color as attributes, or as a class where it differs between the papers and the picture adapts.
  private mutating func ink(_ property: String, _ color: Color, _ named: inout [String]) -> String {
    guard paper == .adaptive, color.light != color.dark else { return paint(property, color) }
    let ink = Ink(property: property, color: color)
    let index = classes.firstIndex(of: ink) ?? classes.count
    if index == classes.count { classes.append(ink) }
    named.append("\(prefix)-c\(index)")
    return ""
  }

  private func paint(_ property: String, _ color: Color) -> String {
    let rgba = color.on(paper == .dark ? .dark : .light)
    return " \(property)=\"\(hex(rgba))\"" + (rgba.alpha < 1 ? " \(property)-opacity=\"\(number(rgba.alpha))\"" : "")
  }

  private func features(tabular: Bool) -> String { tabular ? Self.tabularFeatures : Self.plainFeatures }

  private static let plainFeatures = features(of: Font(.sans, 1))
  private static let tabularFeatures = features(of: Font(.sans, 1, tabular: true))

  private static func features(of font: Font) -> String {
    "font-feature-settings:" + font.featureSettings.replacing("\"", with: "'")
  }

  private func classAttribute(_ named: [String]) -> String {
    named.isEmpty ? "" : " class=\"\(named.joined(separator: " "))\""
  }

  private func styleSheet() -> String {
    func rules(_ paper: Paper, _ scope: String) -> String {
      classes.enumerated().map { index, ink in
        let rgba = ink.color.on(paper)
        let opacity = rgba.alpha < 1 ? ";\(ink.property)-opacity:\(number(rgba.alpha))" : ""
        return "\(scope).\(prefix)-c\(index){\(ink.property):\(hex(rgba))\(opacity)}"
      }.joined()
    }
    return "<style>\(rules(.light, ""))@media (prefers-color-scheme:dark){\(rules(.dark, ""))}"
      + "\(rules(.light, "[data-theme=light] "))\(rules(.dark, "[data-theme=dark] "))</style>"
  }
}
