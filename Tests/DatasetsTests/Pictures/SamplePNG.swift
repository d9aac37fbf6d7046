import Foundation

/// A PNG file built chunk by chunk, its pixels in stored deflate blocks.
struct SamplePNG {
  enum ColorType: UInt8 {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgba = 6
  }

  var width: Int
  var height: Int
  var type = ColorType.rgb
  var depth = 8
  /// One row's samples as they stand in the file, without the filter byte.
  var rows: [[UInt8]]
  /// Chunks between header and pixels.
  var extra: [(type: String, body: [UInt8])] = []

  /// One color all over.
  static func plain(_ color: [UInt8], width: Int = 2, height: Int = 2) -> [UInt8] {
    let row = Array(repeating: color, count: width).flatMap { $0 }
    return SamplePNG(width: width, height: height, rows: Array(repeating: row, count: height)).bytes
  }

  var bytes: [UInt8] { file(stream: SamplePNG.stored(rows.flatMap { [0] + $0 })) }

  /// The file around a zlib stream of any content.
  func file(stream: [UInt8]) -> [UInt8] {
    let header = SamplePNG.number(width) + SamplePNG.number(height) + [UInt8(depth), type.rawValue, 0, 0, 0]
    let chunks = [("IHDR", header)] + extra.map { ($0.type, $0.body) } + [("IDAT", stream), ("IEND", [])]
    return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + chunks.flatMap { SamplePNG.chunk($0.0, $0.1) }
  }

  static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(type.utf8) + body
    return number(body.count) + named + number(Int(crc(named)))
  }

  /// A zlib stream of one stored block (RFC 1950, RFC 1951); at most 65,535 bytes.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let lengths = [count, ~count].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    return [0x78, 0x01, 0x01] + lengths + bytes + number(Int(b << 16 | a))
  }

  static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xedb8_8320 ^ sum >> 1 : sum >> 1 }
    }
  }
}
