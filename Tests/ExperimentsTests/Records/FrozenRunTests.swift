import Foundation
import Hashing
import Testing

@testable import Experiments

@Suite struct FrozenRunTests {
  /// Two records, as a file, and the pixels of their pictures.
  enum Sample {
    static let run = FrozenRun(
      name: "onecycle",
      records: [try? SampleRecord.finished(), try? SampleRecord.diverged(.nan)].compactMap { $0 })
    static let (bytes, shelf) = run.files
  }

  /// What the reader says, which names the file.
  static func complaint(_ bytes: Data, _ shelf: PictureShelf = Sample.shelf) -> String? {
    var shelf = shelf
    do throws(ExperimentError) { _ = try FrozenRun(bytes, &shelf, path: "records/onecycle.json") } catch {
      guard case .record(path: "records/onecycle.json", let reason) = error else { return nil }
      return error.description.contains("records/onecycle.json") && !reason.isEmpty ? reason : nil
    }
    return nil
  }

  @Test func equalRunsAreEqualBytes() throws {
    var (bytes, shelf) = Sample.run.files
    #expect(bytes == Sample.bytes && !bytes.isEmpty)
    let read = try FrozenRun(bytes, &shelf, path: "p")
    #expect(read.files.bytes == bytes)
    #expect((read.name, read.records) == ("onecycle", Sample.run.records) && read.records.count == 2)
    // A part of something larger begins elsewhere than at 0.
    #expect(try FrozenRun((Data("..".utf8) + bytes).dropFirst(2), &shelf, path: "p").records == read.records)
    #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1)
  }

  /// Other programs read it as JSON.
  @Test func itIsPlainJSON() throws {
    let file = try #require(try JSONSerialization.jsonObject(with: Sample.bytes) as? [String: Any])
    #expect(Set(file.keys) == ["digest", "name", "records"] && file["name"] as? String == "onecycle")
    let records = try #require(file["records"] as? [[String: Any]])
    let steps = records.first?["steps"] as? [String: Any]
    #expect(records.count == 2 && steps?["count"] as? Int == Sample.run.records[0].steps.count)
  }

  @Test func picturesAreKeptOnceAndApart() throws {
    let record = try SampleRecord.finished()
    var (shelf, bytes) = (PictureShelf(), [Data]())
    for name in ["a", "b"] { bytes.append(try FrozenRun(name: name, records: [record]).fileBytes(&shelf)) }
    let file = try #require(try JSONSerialization.jsonObject(with: shelf.fileBytes()) as? [String: [String: String]])
    let pictures = record.samples + record.mistakes
    #expect(file["pictures"]?.count == Set(pictures.map(\.pixels)).count && !pictures.isEmpty)
    var read = try PictureShelf(try shelf.fileBytes(), path: "s")
    for bytes in bytes {
      let run = try FrozenRun(bytes, &read, path: "p")
      #expect(run.records == [record])
    }
  }

  @Test func aPictureThatIsAbsentOrAnotherIsNoticed() throws {
    let reason = "_pictures.json beside it does not have its pictures"
    #expect(FrozenRunTests.complaint(Sample.bytes, PictureShelf()) == reason)
    let text = String(decoding: try Sample.shelf.fileBytes(), as: UTF8.self)
    let values =
      try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [String: String]])["pictures"] ?? [:]
    for (name, value) in values {
      let other = text.replacing(value, with: Data(value.utf8).base64EncodedString())
      let shelf = try PictureShelf(Data(other.utf8), path: "s")
      #expect(FrozenRunTests.complaint(Sample.bytes, shelf) == reason, "\(name)")
    }
    #expect(throws: ExperimentError.self) { try PictureShelf(Data(text.utf8.dropLast(3)), path: "s") }
  }

  @Test func everyChangedByteIsNoticed() {
    let bytes = Sample.bytes
    let places = Set(0..<70).union(stride(from: 70, to: bytes.count, by: 11)).union(bytes.count - 3..<bytes.count)
    for place in places {
      for mask: UInt8 in [1, 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= mask
        #expect(FrozenRunTests.complaint(changed) != nil, "byte \(place) with \(mask)")
      }
    }
  }

  @Test func everyCutIsNoticed() {
    let bytes = Sample.bytes
    for count in Set(0..<70).union(stride(from: 70, to: bytes.count, by: 13)).union(bytes.count - 3..<bytes.count) {
      #expect(FrozenRunTests.complaint(bytes.prefix(count)) == "it is cut off at byte \(count)")
    }
    #expect(FrozenRunTests.complaint(bytes + Data("\n".utf8)) != nil)
    #expect(FrozenRunTests.complaint(bytes + Data("x\n".utf8)) != nil)
    #expect(FrozenRunTests.complaint(bytes + bytes) != nil)
  }

  @Test func aSoundFileOfOtherContentIsSaidToBeOfAnotherVersion() throws {
    let body = Data(#"{"name":"onecycle","records":[{}]}"#.utf8)
    let file = Data("{\"digest\":\"\(SHA256Digest(of: body))\",".utf8) + body.dropFirst() + Data("\n".utf8)
    #expect(FrozenRunTests.complaint(file) == "it was written by another version of Cyclopedia")
  }
}

extension FrozenRun {
  /// As a file, with the pixels of its pictures; nothing where it cannot be written.
  var files: (bytes: Data, shelf: PictureShelf) {
    var shelf = PictureShelf()
    let bytes = try? fileBytes(&shelf)
    return (bytes ?? Data(), shelf)
  }
}

extension [FrozenRun] {
  /// Writes them with their pictures into a folder.
  func write(to folder: URL) throws {
    var shelf = PictureShelf()
    for run in self { try run.fileBytes(&shelf).write(to: folder.appending(path: "\(run.name).json")) }
    try shelf.fileBytes().write(to: folder.appending(path: PictureShelf.fileName))
  }
}
