internal import CZlib
import Files
import Foundation

/// The bytes of a gzip file, piece by piece, and no more of them than are allowed.
final class GzipReader {
  private let part: PartFile
  private let most: Int
  // zlib keeps the stream's address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var place = 0
  private var given = 0
  private var hasEnded = false

  /// - Parameter most: how many bytes may come out; a small file can hold terabytes.
  init(_ part: PartFile, most: Int) throws(FetchError) {
    (self.part, self.most) = (part, most)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflate_start(stream, 31) == Z_OK else {
      throw .archive(part.path, "zlib cannot be started")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills as much of the buffer as there are bytes.
  ///
  /// - Returns: how many, less than there is room for only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FetchError) -> Int {
    var filled = 0
    while filled < buffer.count, !hasEnded {
      if stream.pointee.avail_in == 0 {
        let count = part.read(into: input, at: place)
        guard count >= 0 else { throw .file(part.path, "read", errno, needed: 0) }
        guard count > 0 else { throw .archive(part.path, "it ends in the middle of its gzip stream") }
        place += count
        stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_in = UInt32(count)
      }
      let room = buffer.count - filled
      stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress.map { $0 + filled }
      stream.pointee.avail_out = UInt32(clamping: room)
      let code = inflate(stream, Z_NO_FLUSH)
      filled += room - Int(stream.pointee.avail_out)
      guard code == Z_OK || code == Z_STREAM_END else {
        let near = place - Int(stream.pointee.avail_in)
        throw .archive(part.path, "its gzip stream is damaged near byte \(near)")
      }
      hasEnded = code == Z_STREAM_END
      guard given + filled <= most else {
        throw .archive(part.path, "more than \(ByteText.of(most)) come out of it, which no archive of this dataset has")
      }
    }
    given += filled
    return filled
  }
}
