import Foundation
import Hashing
import Testing

@testable import Experiments

@Suite struct FrozenRunTests {
  static func sample() throws -> FrozenRun {
    FrozenRun(name: "onecycle", records: [try SampleRecord.finished(), try SampleRecord.diverged(.nan)])
  }

  /// What the reader says, which names the file.
  static func complaint(_ bytes: Data) -> String? {
    do throws(ExperimentError) { _ = try FrozenRun(bytes, path: "records/onecycle.json") } catch {
      guard case .record(path: "records/onecycle.json", let reason) = error else { return nil }
      return error.description.contains("records/onecycle.json") && !reason.isEmpty ? reason : nil
    }
    return nil
  }

  @Test func equalRunsAreEqualBytes() throws {
    let bytes = try FrozenRunTests.sample().fileBytes()
    #expect(try FrozenRunTests.sample().fileBytes() == bytes)
    let read = try FrozenRun(bytes, path: "p")
    #expect(try read.fileBytes() == bytes)
    #expect(try (read.name, read.records) == ("onecycle", FrozenRunTests.sample().records))
    // A part of something larger begins elsewhere than at 0.
    #expect(try FrozenRun((Data("..".utf8) + bytes).dropFirst(2), path: "p").records == read.records)
    #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == 2)
  }

  @Test func everyChangedByteIsNoticed() throws {
    let bytes = try FrozenRunTests.sample().fileBytes()
    let places = Set(0..<70).union(stride(from: 70, to: bytes.count, by: 11)).union(bytes.count - 3..<bytes.count)
    for place in places {
      for mask: UInt8 in [1, 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= mask
        #expect(FrozenRunTests.complaint(changed) != nil, "byte \(place) with \(mask)")
      }
    }
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = try FrozenRunTests.sample().fileBytes()
    for count in Set(0..<70).union(stride(from: 70, to: bytes.count, by: 13)).union(bytes.count - 3..<bytes.count) {
      #expect(FrozenRunTests.complaint(bytes.prefix(count)) == "it is cut off at byte \(count)")
    }
    #expect(FrozenRunTests.complaint(bytes + Data("\n".utf8)) != nil)
    #expect(FrozenRunTests.complaint(bytes + Data("x\n".utf8)) != nil)
    #expect(FrozenRunTests.complaint(bytes + bytes) != nil)
  }

  @Test func aSoundFileOfOtherContentIsSaidToBeOfAnotherVersion() throws {
    let body = Data(#"{"name":"onecycle","records":[{}]}"#.utf8)
    let file = Data("\(SHA256Digest(of: body))\n".utf8) + body + Data("\n".utf8)
    #expect(FrozenRunTests.complaint(file) == "it was written by another version of Cyclopedia")
  }
}
