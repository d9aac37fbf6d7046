import Foundation

/// Whether an SVG has nothing in it but what Cyclopedia's own drawings have: shapes, text, and pixels inside it.
///
/// In `<img>` a browser runs no script of a picture and asks for nothing that it names; but a reader may open the
/// picture by itself.
enum PlainSVG {
  private static let elements: Set<String> = [
    "svg", "title", "desc", "defs", "clipPath", "rect", "g", "path", "text", "image",
  ]
  private static let attributes: Set<String> = [
    "xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "font-family", "text-rendering", "style", "id",
    "transform", "clip-path", "d", "x", "y", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-size", "font-weight", "font-style", "text-anchor",
    "direction", "unicode-bidi", "textLength", "lengthAdjust", "xml:space", "preserveAspectRatio", "href",
  ]

  static func isOne(_ bytes: Data) -> Bool {
    guard bytes.starts(with: "<svg ".utf8), String(validating: bytes, as: UTF8.self) != nil else { return false }
    var rest = Array(bytes)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      guard let close = end(of: rest), isTag(rest[..<close]) else { return false }
      rest = rest[(close + 1)...]
    }
    return true
  }

  /// The `>` that ends a tag, which may stand in quotes before.
  private static func end(of text: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    for (index, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
  }

  /// `/g`, `rect width="2"/`: what stands between the brackets. By bytes, since a quote with an accent is a quote.
  private static func isTag(_ tag: ArraySlice<UInt8>) -> Bool {
    if tag.first == UInt8(ascii: "/") { return elements.contains(text(tag.dropFirst())) }
    var rest = tag.last == UInt8(ascii: "/") ? tag.dropLast() : tag
    let name = rest.prefix { $0 != UInt8(ascii: " ") }
    guard elements.contains(text(name)) else { return false }
    rest = rest.dropFirst(name.count)
    while rest.first == UInt8(ascii: " ") {
      let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "=") }
      rest = rest.dropFirst(name.count + 1)
      guard attributes.contains(text(name)), rest.starts(with: "=\"".utf8) else { return false }
      let value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
      guard isValue(value, of: text(name)) else { return false }
      rest = rest.dropFirst(value.count + 3)
    }
    return rest.isEmpty
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix(40), as: UTF8.self) }

  /// Only pixels are referred to, and parts of the drawing itself.
  private static func isValue(_ value: ArraySlice<UInt8>, of name: String) -> Bool {
    func begins(_ start: String) -> Bool { value.starts(with: start.utf8) }
    switch name {
    case "href": return begins("data:image/png;base64,")
    case "xmlns": return value.elementsEqual("http://www.w3.org/2000/svg".utf8)
    case "clip-path": return begins("url(#")
    case "transform": return begins("rotate(") || begins("translate(")
    // Nothing is called, also not by the number of a bracket.
    default: return !value.contains(UInt8(ascii: "(")) && !value.contains(UInt8(ascii: "&"))
    }
  }
}
