import Foundation
import Plotting

/// Writes one scene as SVG; a class per color where the colors depend on the reader's theme.
struct SVGWriter {
  let prefix: String
  let paper: SVGText.Background
  /// What stands between head and end of the document.
  private var body = MarkupBytes()
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
        + " style=\"\(SVGWriter.proportional)\">",
      "<title id=\"\(prefix)-title\">\(SVGWriter.escaped(scene.title))</title>",
      "<desc id=\"\(prefix)-desc\">\(SVGWriter.escaped(scene.summary))</desc>",
    ]
    if !classes.isEmpty { head.append(styleSheet()) }
    if !definitions.isEmpty { head.append("<defs>\(definitions.joined())</defs>") }
    if paper != .adaptive {
      head.append("<rect width=\"\(width)\" height=\"\(height)\"\(paint("fill", Palette.paper))/>")
    }
    return head.joined(separator: "\n") + "\n" + body.text + "</svg>\n"
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
      body.line("<a href=\"\(SVGWriter.escaped(address))\"><g\(attributes)>")
      try write(group.elements)
      body.line("</g></a>")
      return
    }
    body.line("<g\(attributes)>")
    if case .figure(let alt) = group.tag { body.line("<title>\(SVGWriter.escaped(alt))</title>") }
    try write(group.elements)
    body.line("</g>")
  }

  private mutating func write(_ path: Path, _ fill: Color?, _ stroke: Stroke?) {
    guard !path.steps.isEmpty else { return }
    body.add("<path d=\"")
    body.add(path)
    body.add("\"")
    var named: [String] = []
    if let fill { body.add(ink("fill", fill, &named)) } else { body.add(" fill=\"none\"") }
    if let stroke {
      body.add(ink("stroke", stroke.color, &named))
      body.attribute(" stroke-width", stroke.width)
      if !stroke.dash.isEmpty {
        body.add(" stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: " "))\"")
      }
      if stroke.roundEnds { body.add(" stroke-linecap=\"round\" stroke-linejoin=\"round\"") }
    }
    body.add(classAttribute(named))
    body.line("/>")
  }

  private mutating func write(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    var named: [String] = []
    let (x, y) = (text.position.x, text.position.y)
    body.attribute("<text x", x)
    body.attribute(" y", y)
    if text.font.family != .sans { body.add(" font-family=\"\(text.font.family.cssFamilies)\"") }
    body.attribute(" font-size", text.font.size)
    if text.font.weight != .regular { body.add(" font-weight=\"\(text.font.weight.rawValue)\"") }
    if text.font.italic { body.add(" font-style=\"italic\"") }
    body.add(directed(text))
    if text.width > 0 {
      body.attribute(" textLength", text.width)
      body.add(" lengthAdjust=\"spacingAndGlyphs\"")
    }
    if text.rotation != 0 { body.add(" transform=\"rotate(\(number(text.rotation)) \(number(x)) \(number(y)))\"") }
    if SVGWriter.needsItsBlanks(text.text) { body.add(" xml:space=\"preserve\"") }
    if text.font.tabular { body.add(SVGWriter.tabular) }
    body.add(ink("fill", text.color, &named))
    body.add(classAttribute(named))
    body.add(">")
    body.add(SVGWriter.escaped(text.text))
    body.line("</text>")
  }

  /// Whether blanks stand where readers of XML drop them.
  private static func needsItsBlanks(_ text: String) -> Bool {
    let blank = UInt8(ascii: " ")
    var last = blank
    for byte in text.utf8 {
      if byte == blank, last == blank { return true }
      last = byte
    }
    return last == blank
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
    body.line(
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

  private static let proportional = features(tabular: false)
  private static let tabular = " style=\"\(features(tabular: true))\""

  private static func features(tabular: Bool) -> String {
    "font-feature-settings:" + Font(.sans, 1, tabular: tabular).featureSettings.replacing("\"", with: "'")
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
