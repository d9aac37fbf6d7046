/// Walks a JPEG file's markers (ITU-T T.81, annex B) from the first to the end of the image.
enum JPEGHeader {
  static let signature: [UInt8] = [0xff, 0xd8, 0xff]
  /// Progressive files have about ten; a file of thousands of empty scans would only waste time.
  static let mostScans = 200

  /// - Parameter visit: is given every segment's marker and bytes, the end marker's too.
  /// - Throws: where the file ends before its end marker, or a segment does not fit.
  static func size(
    in bytes: [UInt8], visit: (UInt8, Range<Int>) -> Void = { _, _ in }
  ) throws(PictureDamage) -> PictureSize {
    var size: PictureSize?
    var scans = 0
    var at = 2
    while true {
      // Between segments lie coded pixels, where FF stands only before 0, a restart marker or another FF.
      while at + 1 < bytes.count, bytes[at] != 0xff || [0x00, 0xff].contains(bytes[at + 1]) { at += 1 }
      guard at + 1 < bytes.count else { throw .endsEarly(bytes) }
      let marker = bytes[at + 1]
      switch marker {
      case 0xd9:
        guard let size else { throw PictureDamage(at, "the JPEG file has no frame, so no size") }
        guard scans > 0 else { throw PictureDamage(at, "the JPEG file has no pixels") }
        visit(marker, at..<at + 2)
        return size
      case 0x01, 0xd0...0xd8:
        at += 2
        continue
      default: break
      }
      guard at + 3 < bytes.count else { throw .endsEarly(bytes) }
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      guard length >= 2 else { throw PictureDamage(at + 2, "a JPEG segment has the impossible length \(length)") }
      guard at + 2 + length <= bytes.count else { throw .endsEarly(bytes) }
      switch marker {
      case 0xc0...0xc3, 0xc5...0xc7, 0xc9...0xcb, 0xcd...0xcf:
        guard length >= 8 else { throw PictureDamage(at + 2, "the JPEG frame has the impossible length \(length)") }
        size =
          size
          ?? PictureSize(
            width: Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), height: Int(bytes[at + 5]) << 8 | Int(bytes[at + 6]),
            byte: at + 5)
      case 0xda:
        scans += 1
        guard scans <= mostScans else {
          throw PictureDamage(at, "the JPEG file has more than \(mostScans) scans; save it again")
        }
      default: break
      }
      visit(marker, at..<at + 2 + length)
      at += 2 + length
    }
  }
}
