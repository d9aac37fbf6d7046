import Compressing
import Foundation

/// A number whose bytes a packed column holds.
package protocol PackedNumber {
  associatedtype Bits: FixedWidthInteger & UnsignedInteger
  var packedBits: Bits { get }
  init(packedBits: Bits)
}

extension Double: PackedNumber {
  package var packedBits: UInt64 { bitPattern }
  package init(packedBits: UInt64) { self.init(bitPattern: packedBits) }
}

extension Float: PackedNumber {
  package var packedBits: UInt32 { bitPattern }
  package init(packedBits: UInt32) { self.init(bitPattern: packedBits) }
}

extension Int: PackedNumber {
  /// Counts, places and classes, which 32 bits hold.
  package var packedBits: UInt32 { UInt32(bitPattern: Int32(clamping: self)) }
  package init(packedBits: UInt32) { self = Int(Int32(bitPattern: packedBits)) }
}

/// A column of numbers as a text, which takes a third of what they would written out, and is the same bits again.
///
/// Base64 of zlib's form of the numbers' bytes: the lowest byte of each, then the second of each, and so on; float64 for
/// losses and rates, float32 for confidences, 32-bit integers for counts. Where numbers follow each other smoothly, as
/// rates do, it is the bytes of differences: each number's bits, as a whole number, less those of the one before it, and
/// that several times over. In Python, for one without differences, and for four of them:
/// `a = numpy.frombuffer(zlib.decompress(base64.b64decode(text)), "u1").reshape(8, -1).T.copy().view("<u8")[:, 0]`,
/// `a.view("<f8")` and `a.cumsum().cumsum().cumsum().cumsum().view("<f8")`.
package enum PackedColumn {
  /// Of columns that run smoothly.
  package static let differences = 4

  package static func text<Number: PackedNumber>(of values: [Number], differences: Int) -> String {
    var bits = values.map(\.packedBits)
    for _ in 0..<differences {
      for place in bits.indices.dropFirst().reversed() { bits[place] &-= bits[place - 1] }
    }
    let (count, width) = (values.count, Number.Bits.bitWidth / 8)
    let planes = [UInt8](unsafeUninitializedCapacity: count * width) { planes, filled in
      for byte in 0..<width {
        for place in 0..<count { planes[byte * count + place] = UInt8(truncatingIfNeeded: bits[place] >> (8 * byte)) }
      }
      filled = count * width
    }
    return Zlib.packed(Data(planes)).base64EncodedString()
  }

  /// - Parameter count: how many there are.
  /// - Returns: nil where the text holds anything else.
  static func values<Number: PackedNumber>(of text: String, count: Int, differences: Int) -> [Number]? {
    let width = Number.Bits.bitWidth / 8
    let (size, isTooMuch) = count.multipliedReportingOverflow(by: width)
    guard !isTooMuch, let packed = Data(base64Encoded: text), let planes = Zlib.unpacked(packed, count: size)
    else { return nil }
    var bits = [Number.Bits](repeating: 0, count: count)
    planes.withUnsafeBytes { bytes in
      for byte in 0..<width {
        for place in 0..<count { bits[place] |= Number.Bits(bytes[byte * count + place]) << (8 * byte) }
      }
    }
    for _ in 0..<differences {
      for place in bits.indices.dropFirst() { bits[place] &+= bits[place - 1] }
    }
    return bits.map { Number(packedBits: $0) }
  }
}

extension KeyedEncodingContainer {
  mutating func encode<Number: PackedNumber>(
    packed values: [Number], isSmooth: Bool = false, forKey key: Key
  ) throws {
    try encode(PackedColumn.text(of: values, differences: isSmooth ? PackedColumn.differences : 0), forKey: key)
  }
}

extension KeyedDecodingContainer {
  func decode<Number: PackedNumber>(packed count: Int, isSmooth: Bool = false, forKey key: Key) throws -> [Number] {
    let text = try decode(String.self, forKey: key)
    let differences = isSmooth ? PackedColumn.differences : 0
    guard let values: [Number] = PackedColumn.values(of: text, count: count, differences: differences) else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not \(count) packed numbers")
    }
    return values
  }
}
