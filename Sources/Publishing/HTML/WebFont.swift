import Plotting

/// One face, as a subset that the HTML page carries.
package struct WebFont: Hashable, Sendable {
  /// What the page's style asks for.
  package struct Face: Hashable, Sendable {
    package var family: Font.Family
    package var weight: Font.Weight
    package var italic: Bool
  }

  /// The faces that text, headings, captions, code and figures are set in.
  package static let faces = [
    Face(family: .serif, weight: .regular, italic: false), Face(family: .serif, weight: .regular, italic: true),
    Face(family: .serif, weight: .bold, italic: false), Face(family: .sans, weight: .regular, italic: false),
    Face(family: .sans, weight: .regular, italic: true), Face(family: .sans, weight: .semibold, italic: false),
    Face(family: .mono, weight: .regular, italic: false), Face(family: .mono, weight: .semibold, italic: false),
  ]

  package var face: Face
  /// `font/otf`, `font/ttf` or `font/woff2`.
  package var mediaType: String
  package var bytes: [UInt8]

  package init(_ face: Face, mediaType: String, bytes: [UInt8]) {
    (self.face, self.mediaType, self.bytes) = (face, mediaType, bytes)
  }
}
