import Compressing
import Foundation

/// A zip archive in memory (APPNOTE 6.3): stored and deflated files, neither encrypted nor larger than 4 GB.
struct ZipReader {
  struct Entry {
    var name: String
    var bytes: Int
    var isLink: Bool
    fileprivate var method: Int
    fileprivate var packed: Int
    fileprivate var checksum: UInt
    fileprivate var place: Int
  }

  let entries: [Entry]
  private let bytes: Data
  private let path: String

  /// - Parameter most: how many entries there may be.
  init(_ bytes: Data, path: String, most: Int) throws(FetchError) {
    (self.bytes, self.path) = (bytes, path)
    let damage = FetchError.archive(path, "its list of files is damaged")
    func number(_ place: Int, _ size: Int) -> Int? { ZipReader.number(bytes, place, size) }
    // The end record stands last, before a comment of at most 65,535 bytes.
    let ends = stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
    guard bytes.count >= 22, let end = ends.first(where: { number($0, 4) == 0x0605_4b50 }),
      let count = number(end + 10, 2), var place = number(end + 16, 4)
    else { throw damage }
    guard count <= most else { throw .archive(path, "it has \(count) entries, \(most) are the most") }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4b50, let flags = number(place + 8, 2), let method = number(place + 10, 2),
        let checksum = number(place + 16, 4), let packed = number(place + 20, 4), let size = number(place + 24, 4),
        let name = number(place + 28, 2), let extra = number(place + 30, 2), let comment = number(place + 32, 2),
        let mode = number(place + 38, 4), let local = number(place + 42, 4), place + 46 + name <= bytes.count
      else { throw damage }
      let text = String(
        decoding: bytes[bytes.startIndex + place + 46..<bytes.startIndex + place + 46 + name], as: UTF8.self)
      guard flags & 1 == 0 else { throw .archive(path, "its entry '\(text.prefix(100))' is encrypted") }
      entries.append(
        Entry(
          name: text, bytes: size, isLink: mode >> 28 == 0o12, method: method, packed: packed, checksum: UInt(checksum),
          place: local))
      place += 46 + name + extra + comment
    }
    self.entries = entries
  }

  /// - Throws: where its bytes are not what the list says.
  func read(_ entry: Entry) throws(FetchError) -> Data {
    let damage = FetchError.archive(path, "its entry '\(entry.name.prefix(100))' is damaged")
    guard ZipReader.number(bytes, entry.place, 4) == 0x0403_4b50,
      let name = ZipReader.number(bytes, entry.place + 26, 2), let extra = ZipReader.number(bytes, entry.place + 28, 2)
    else { throw damage }
    let start = bytes.startIndex + entry.place + 30 + name + extra
    guard start + entry.packed <= bytes.endIndex else { throw damage }
    let packed = bytes[start..<start + entry.packed]
    let unpacked: Data?
    switch entry.method {
    case 0: unpacked = packed.count == entry.bytes ? Data(packed) : nil
    case 8: unpacked = Zlib.unpacked(packed, count: entry.bytes, isBare: true)
    default: throw .archive(path, "its entry '\(entry.name.prefix(100))' is packed in an unknown way")
    }
    guard let unpacked else { throw damage }
    guard Zlib.crc(of: unpacked) == entry.checksum else { throw damage }
    return unpacked
  }

  /// A little-endian number; nil past the end.
  private static func number(_ bytes: Data, _ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return (0..<size).reduce(0) { $0 | Int(bytes[bytes.startIndex + place + $1]) << (8 * $1) }
  }
}
