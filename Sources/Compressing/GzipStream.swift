internal import CZlib

/// Unpacks a gzip stream piece by piece.
package final class GzipStream {
  /// What one call came to.
  package struct Progress {
    /// Bytes that were taken and given.
    package var taken: Int
    package var given: Int
    package var hasEnded: Bool
  }

  // zlib keeps the stream's address.
  private let stream: UnsafeMutablePointer<z_stream>

  /// nil where zlib cannot be started.
  package init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflate_start(stream, 31) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// - Returns: nil where the stream is damaged.
  package func unpack(_ packed: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Progress? {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(clamping: packed.count)
    stream.pointee.next_out = room.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: room.count)
    let (input, output) = (Int(stream.pointee.avail_in), Int(stream.pointee.avail_out))
    let code = inflate(stream, Z_NO_FLUSH)
    guard code == Z_OK || code == Z_STREAM_END else { return nil }
    return Progress(
      taken: input - Int(stream.pointee.avail_in), given: output - Int(stream.pointee.avail_out),
      hasEnded: code == Z_STREAM_END)
  }
}
