/// What a JPEG file tells beside its pixels: by whom, where and with what it was made.
///
/// Source: ITU-T T.81, annex B; JFIF 1.02; ICC.1:2010, B.4.
struct JPEGMetadata {
  private(set) var orientation = PictureOrientation.upright
  /// Segments that pixels do not need, up to the end of the image; what follows that is not needed either.
  private var dropped: [Range<Int>] = []
  private var end = 0
  /// Behind the header segments that come first.
  private var start = 2
  private var hasExif = false
  private let bytes: [UInt8]

  /// - Parameter bytes: of a sound file.
  init(_ bytes: [UInt8]) throws(PictureDamage) {
    self.bytes = bytes
    var segments: [(marker: UInt8, range: Range<Int>)] = []
    _ = try JPEGHeader.size(in: bytes) { segments.append(($0, $1)) }
    for (marker, range) in segments { visit(marker, range) }
  }

  /// The file with all that its pixels and their colors need, and the orientation.
  var stripped: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    for range in dropped {
      result += bytes[at..<range.lowerBound]
      at = range.upperBound
    }
    result += bytes[at..<end]
    guard orientation != .upright else { return result }
    let block = Array("Exif\0\0".utf8) + orientation.exif
    result.insert(contentsOf: [0xff, 0xe1, 0, UInt8(block.count + 2)] + block, at: start)
    return result
  }

  /// The Exif data of a segment; nil where it has none.
  static func exif(_ marker: UInt8, _ range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    marker == 0xe1 && bytes[range].dropFirst(4).starts(with: "Exif\0\0".utf8) ? range.dropFirst(10) : nil
  }

  private mutating func visit(_ marker: UInt8, _ range: Range<Int>) {
    func begins(_ name: String) -> Bool { bytes[range].dropFirst(4).starts(with: name.utf8) }
    switch marker {
    case 0xd9: end = range.upperBound
    case 0xe0 where begins("JFIF\0") && range.count == 18:
      if range.lowerBound == start { start = range.upperBound }
    case 0xe1:
      if let exif = Self.exif(marker, range, in: bytes), !hasExif {
        (orientation, hasExif) = (PictureOrientation(exif: bytes[exif]), true)
      }
      dropped.append(range)
    case 0xe2 where begins("ICC_PROFILE\0"), 0xee where begins("Adobe"): break
    // JFIF's thumbnails, XMP, IPTC, maker's notes, further pictures, comments.
    case 0xe0...0xef, 0xfe: dropped.append(range)
    default: break
    }
  }
}
