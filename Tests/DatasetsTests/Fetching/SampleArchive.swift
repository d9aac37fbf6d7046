import CZlib
import Foundation
import Hashing

@testable import Datasets

/// Small archives, well made and badly made.
enum SampleArchive {
  static let first = noise(70_000, seed: 1)
  static let second = noise(3_001, seed: 2)

  /// A dataset of two files in a gzipped tar archive.
  static func tarred(
    _ bytes: Data = gzipped(tar()), name: String = "sample",
    members: [(String, Data)] = [("a.bin", first), ("b.bin", second)]
  ) -> DatasetArchive {
    DatasetArchive(
      name: name, site: "https://example.invalid/data", file: "\(name).tar.gz", bytes: bytes.count,
      digest: SHA256Digest(of: bytes).description, folder: "\(name)-files",
      contents: .files(
        members.map {
          DatasetArchive.Member(name: $0.0, bytes: $0.1.count, digest: SHA256Digest(of: $0.1).description)
        }))
  }

  static func zipped(_ bytes: Data, mostFiles: Int = 20, mostBytes: Int = 100_000) -> DatasetArchive {
    DatasetArchive(
      name: "ants", site: "https://example.invalid/data", file: "ants.zip", bytes: bytes.count,
      digest: SHA256Digest(of: bytes).description, folder: "ants_data",
      contents: .pictures(folders: ["train/ants", "val/ants"], mostFiles: mostFiles, mostBytes: mostBytes))
  }

  static func tar() -> Data {
    entry("deep/", Data(), kind: "5") + entry("deep/../../../a.bin", first) + entry("/etc/readme.html", Data("x".utf8))
      + entry("b.bin", second) + end
  }

  static let end = Data(count: 1024)

  /// - Parameter kind: `0` a file, `1` and `2` links, `5` a folder.
  static func entry(_ name: String, _ bytes: Data, kind: Character = "0", size: Int? = nil) -> Data {
    var header = Data(count: 512)
    func put(_ text: String, at place: Int) {
      header.replaceSubrange(place..<place + text.utf8.count, with: Data(text.utf8))
    }
    put(name, at: 0)
    put("0000644", at: 100)
    let octal = String(size ?? bytes.count, radix: 8)
    put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
    put("        ", at: 148)
    put(String(kind), at: 156)
    put("/etc/passwd", at: 157)
    put("ustar", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\0", at: 148)
    return header + bytes + Data(count: (512 - bytes.count % 512) % 512)
  }

  static func gzipped(_ bytes: Data) -> Data {
    Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + deflated(bytes) + little(checksum(bytes), 4) + little(bytes.count, 4)
  }

  /// Without the two bytes before and the four after it that make a zlib stream of it.
  static func deflated(_ bytes: Data) -> Data {
    var count = compressBound(UInt(bytes.count))
    var result = Data(count: Int(count))
    _ = result.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { source in
        compress2(
          target.bindMemory(to: UInt8.self).baseAddress, &count, source.bindMemory(to: UInt8.self).baseAddress,
          UInt(bytes.count), 9)
      }
    }
    return Data(result[2..<Int(count) - 4])
  }

  static func checksum(_ bytes: Data) -> Int {
    bytes.withUnsafeBytes { Int(crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count))) }
  }

  static func little(_ number: Int, _ size: Int) -> Data {
    Data((0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
  }

  /// An entry of a zip archive; what is not given is as it should be.
  struct Zipped {
    var name: String
    var bytes: Data
    var isStored = false
    var claimed: Int?
    var checksum: Int?
    var flags = 0
    var mode = 0o100644
  }

  static func zip(_ entries: [Zipped]) -> Data {
    var (files, list) = (Data(), Data())
    for entry in entries {
      let packed = entry.isStored ? entry.bytes : deflated(entry.bytes)
      let name = Data(entry.name.utf8)
      let common =
        little(entry.flags, 2) + little(entry.isStored ? 0 : 8, 2) + little(0, 4)
        + little(entry.checksum ?? checksum(entry.bytes), 4) + little(packed.count, 4)
        + little(entry.claimed ?? entry.bytes.count, 4) + little(name.count, 2) + little(0, 2)
      list +=
        little(0x0201_4b50, 4) + little(0x0314, 2) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(entry.mode << 16, 4) + little(files.count, 4) + name
      files += little(0x0403_4b50, 4) + little(20, 2) + common + name + packed
    }
    return files + list + little(0x0605_4b50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
      + little(list.count, 4) + little(files.count, 4) + little(0, 2)
  }

  static func noise(_ count: Int, seed: UInt64) -> Data {
    var state = seed
    return Data(
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      })
  }
}
