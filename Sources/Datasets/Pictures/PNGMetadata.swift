/// What a PNG file tells beside its pixels.
///
/// Source: W3C PNG, third edition, 11.
struct PNGMetadata {
  private(set) var orientation = PictureOrientation.upright
  /// The file with all that its pixels and their colors need.
  private(set) var stripped: [UInt8]

  /// Pixels, their transparency, colors, size on paper and movement.
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD",
    "pHYs", "hIST", "acTL", "fcTL", "fdAT",
  ]

  /// - Parameter bytes: of a sound file.
  init(_ bytes: [UInt8]) throws(PictureDamage) {
    stripped = PNGHeader.signature
    var chunks: [(type: String, range: Range<Int>)] = []
    _ = try PNGHeader.size(in: bytes) { chunks.append(($0, $1)) }
    for (type, range) in chunks {
      if type == "eXIf" { orientation = PictureOrientation(exif: bytes[range].dropFirst(8).dropLast(4)) }
      if Self.kept.contains(type) { stripped += bytes[range] }
    }
  }
}
