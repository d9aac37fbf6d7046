import Foundation

/// A PNG file of one color, its pixels in one stored block; at most 65,535 bytes of them.
enum PlainPicture {
  static func png(_ color: [UInt8], width: Int, height: Int) -> Data {
    let row: [UInt8] = [0] + Array(repeating: color, count: width).joined()
    let pixels = Array(Array(repeating: row, count: height).joined())
    let count = UInt16(pixels.count)
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in pixels {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let lengths = [count, ~count].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let stream: [UInt8] = [0x78, 0x01, 0x01] + lengths + pixels + number(b << 16 | a)
    let header: [UInt8] = number(UInt32(width)) + number(UInt32(height)) + [8, 2, 0, 0, 0]
    let chunks = [("IHDR", header), ("IDAT", stream), ("IEND", [])].flatMap { chunk($0.0, $0.1) }
    return Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) + chunks
  }

  private static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(type.utf8) + body
    let sum = ~named.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xedb8_8320 ^ sum >> 1 : sum >> 1 }
    }
    return number(UInt32(body.count)) + named + number(sum)
  }

  private static func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
}
