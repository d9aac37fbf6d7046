import Foundation

/// The entries of a tar archive (POSIX.1-1988 ustar), one after another.
///
/// Names in extended headers are not read: whoever looks for short names finds them in the plain header.
struct TarReader {
  struct Entry {
    /// The last part of its path; the folders before it mean nothing here.
    var name: String
    var bytes: Int
    var isFile: Bool
  }

  private static let block = 512
  private let gzip: GzipReader
  private let path: String
  /// Bytes of the entry that were not read, and zeros up to the next block.
  private var left = 0
  private var padding = 0

  init(_ gzip: GzipReader, path: String) { (self.gzip, self.path) = (gzip, path) }

  /// - Returns: nil at the archive's end.
  mutating func next() throws(FetchError) -> Entry? {
    try skip()
    var header = [UInt8](repeating: 0, count: TarReader.block)
    let count = try read(into: &header)
    if count == 0 || (count == TarReader.block && header.allSatisfy { $0 == 0 }) { return nil }
    guard count == TarReader.block else { throw .archive(path, "its tar archive ends in the middle of a header") }
    let sum = header.indices.map { (148..<156).contains($0) ? 32 : Int(header[$0]) }.reduce(0, +)
    guard TarReader.octal(header[148..<156]) == sum else {
      throw .archive(path, "a header of its tar archive is damaged")
    }
    guard let bytes = TarReader.octal(header[124..<136]) else {
      throw .archive(path, "a header of its tar archive has no size")
    }
    let name = String(decoding: header[0..<100].prefix { $0 != 0 }, as: UTF8.self)
    (left, padding) = (bytes, (TarReader.block - bytes % TarReader.block) % TarReader.block)
    let kind = header[156]
    // Links and devices: a file may be written through a link that came before it.
    guard kind == 0 || !(UInt8(ascii: "1")...UInt8(ascii: "6")).contains(kind) || kind == UInt8(ascii: "5") else {
      throw .archive(path, "its entry '\(name.prefix(100))' is a link or a device")
    }
    let isFile = kind == 0 || kind == UInt8(ascii: "0")
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    return Entry(name: last, bytes: bytes, isFile: isFile)
  }

  /// Reads on in the entry.
  ///
  /// - Returns: how many bytes; 0 at its end.
  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) throws(FetchError) -> Int {
    let wanted = min(left, buffer.count)
    guard wanted > 0 else { return 0 }
    guard try gzip.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])) == wanted else {
      throw .archive(path, "its tar archive ends in the middle of a file")
    }
    left -= wanted
    return wanted
  }

  private mutating func skip() throws(FetchError) {
    left += padding
    padding = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while left > 0 { _ = try read(buffer) }
  }

  private func read(into header: inout [UInt8]) throws(FetchError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: header.count, alignment: 16)
    defer { buffer.deallocate() }
    let count = try gzip.read(into: buffer)
    header = Array(buffer)
    return count
  }

  /// A number of octal digits between blanks; nil where it is none, or in base 256, of which no size here has need.
  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
    guard !digits.isEmpty, digits.count <= 12 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 >= 0 ? $0 : nil }
  }
}
