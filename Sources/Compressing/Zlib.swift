internal import CZlib
import Foundation

/// Whole pieces of bytes in zlib's form (RFC 1950), or deflated without it (RFC 1951).
package enum Zlib {
  /// No byte of what is packed holds more than these.
  private static let mostFromOne = 1032

  /// At zlib's usual level: its highest takes three times as long for a hundredth less.
  package static func packed(_ bytes: Data) -> Data {
    var count = compressBound(UInt(bytes.count))
    var result = Data(count: Int(count))
    let code = result.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { source in
        compress2(
          target.bindMemory(to: UInt8.self).baseAddress, &count, source.bindMemory(to: UInt8.self).baseAddress,
          UInt(bytes.count), Z_DEFAULT_COMPRESSION)
      }
    }
    precondition(code == Z_OK, "zlib cannot pack \(bytes.count) bytes: \(code)")
    return result.prefix(Int(count))
  }

  /// Exactly so many bytes; nil where they are fewer, more or damaged.
  ///
  /// - Parameter isBare: whether they are deflated bytes alone, without zlib's head and checksum.
  package static func unpacked(_ packed: Data, count: Int, isBare: Bool = false) -> Data? {
    guard count >= 0, count / mostFromOne <= packed.count else { return nil }
    // One byte more, so that there is room for what should not be there.
    var result = Data(count: count + 1)
    let isWhole = packed.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { target in
        var stream = z_stream()
        guard inflate_start(&stream, isBare ? -15 : 15) == Z_OK else { return false }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(clamping: source.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(clamping: count + 1)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 1 && stream.avail_in == 0
      }
    }
    return isWhole ? result.prefix(count) : nil
  }

  /// As zip archives have it.
  package static func crc(of bytes: Data) -> UInt {
    guard !bytes.isEmpty else { return 0 }
    return bytes.withUnsafeBytes { crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count)) }
  }
}
