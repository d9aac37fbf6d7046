import Compressing
import Files
import Foundation

/// The bytes of a gzip file, piece by piece, and no more of them than are allowed.
final class GzipReader {
  private let part: PartFile
  private let most: Int
  private let stream: GzipStream
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  /// Of the input, what was not taken yet.
  private var waiting = 0..<0
  private var place = 0
  private var given = 0
  private var hasEnded = false

  /// - Parameter most: how many bytes may come out; a small file can hold terabytes.
  init(_ part: PartFile, most: Int) throws(FetchError) {
    guard let stream = GzipStream() else { throw .archive(part.path, "zlib cannot be started") }
    (self.part, self.most, self.stream) = (part, most, stream)
  }

  deinit { input.deallocate() }

  /// Fills as much of the buffer as there are bytes.
  ///
  /// - Returns: how many, less than there is room for only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FetchError) -> Int {
    var filled = 0
    while filled < buffer.count, !hasEnded {
      if waiting.isEmpty {
        let count = part.read(into: input, at: place)
        guard count >= 0 else { throw .file(part.path, "read", errno, needed: 0) }
        guard count > 0 else { throw .archive(part.path, "it ends in the middle of its gzip stream") }
        place += count
        waiting = 0..<count
      }
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      guard let progress = stream.unpack(UnsafeRawBufferPointer(rebasing: input[waiting]), into: room) else {
        throw .archive(part.path, "its gzip stream is damaged near byte \(place - waiting.count)")
      }
      waiting = waiting.lowerBound + progress.taken..<waiting.upperBound
      filled += progress.given
      hasEnded = progress.hasEnded
      guard given + filled <= most else {
        throw .archive(part.path, "more than \(ByteText.of(most)) come out of it, which no archive of this dataset has")
      }
    }
    given += filled
    return filled
  }
}
