/// Walks a PNG file's chunks (W3C PNG, 5.3) from the header to the end chunk.
enum PNGHeader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// - Parameter visit: is given every chunk's type and bytes.
  /// - Throws: where the file ends before its end chunk, or does not begin with its header.
  static func size(
    in bytes: [UInt8], visit: (String, Range<Int>) -> Void = { _, _ in }
  ) throws(PictureDamage) -> PictureSize {
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    var size: PictureSize?
    var at = signature.count
    while true {
      guard at + 12 <= bytes.count else { throw .endsEarly(bytes) }
      let length = number(at)
      let type = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
      guard length < 1 << 31 else { throw PictureDamage(at, "a PNG chunk has the impossible length \(length)") }
      if size == nil, type != "IHDR" || length != 13 {
        throw PictureDamage(at, "the PNG file does not begin with a header chunk")
      }
      guard at + 12 + length <= bytes.count else { throw .endsEarly(bytes) }
      size = size ?? PictureSize(width: number(at + 8), height: number(at + 12), byte: at + 8)
      visit(type, at..<at + 12 + length)
      if let size, type == "IEND" { return size }
      at += 12 + length
    }
  }
}
