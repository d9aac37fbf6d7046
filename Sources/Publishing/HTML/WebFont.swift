import Plotting

/// One face, as a subset that the HTML page carries.
package struct WebFont: Hashable, Sendable {
  package var family: Font.Family
  package var weight: Font.Weight
  package var italic: Bool
  /// `font/otf`, `font/ttf` or `font/woff2`.
  package var mediaType: String
  package var bytes: [UInt8]

  package init(family: Font.Family, weight: Font.Weight, italic: Bool, mediaType: String, bytes: [UInt8]) {
    (self.family, self.weight, self.italic) = (family, weight, italic)
    (self.mediaType, self.bytes) = (mediaType, bytes)
  }
}
