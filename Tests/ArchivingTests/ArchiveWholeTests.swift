import Foundation
import SampleFolders
import Testing

@testable import Archiving

/// All at once or not at all, whenever it ends.
@Suite struct ArchiveWholeTests {
  /// A program that was killed between its renames left this: the list is new, the rest still beside its place.
  @Test(arguments: [true, false]) func whatWasCutOffIsFinished(isIndexMissing: Bool) throws {
    let sample = try SampleArchive()
    let oldIndex = try sample.bytes("index.html")
    try sample.add("second")
    let whole = try sample.contents
    let (manager, folder) = (FileManager.default, sample.folder)
    try manager.moveItem(at: folder.appending(path: "index.html"), to: folder.appending(path: ".index.html.1"))
    if !isIndexMissing { try oldIndex.write(to: folder.appending(path: "index.html")) }
    try manager.moveItem(at: folder.appending(path: "second"), to: folder.appending(path: ".second.1"))
    #expect(try sample.findings() == [])
    #expect(try sample.contents == whole)
  }

  /// Killed before the list was renamed, it left nothing that counts.
  @Test func whatWasNotArchivedGoesAway() throws {
    let sample = try SampleArchive()
    let old = try sample.contents
    try sample.add("second")
    let new = try sample.bytes("SHA256SUMS")
    let (manager, folder) = (FileManager.default, sample.folder)
    try manager.moveItem(at: folder.appending(path: "second"), to: folder.appending(path: ".second.1"))
    try manager.moveItem(at: folder.appending(path: "index.html"), to: folder.appending(path: ".index.html.1"))
    try new.write(to: folder.appending(path: ".SHA256SUMS.1"))
    for name in ["index.html", "SHA256SUMS"] { try sample.folder.overwrite(name, old[name] ?? Data()) }
    #expect(try sample.findings() == [])
    #expect(try sample.archive.entries().map(\.name) == ["first"])
    try sample.add("third")
    #expect(try sample.findings() == [])
    #expect(
      try manager.contentsOfDirectory(atPath: folder.path).sorted() == ["SHA256SUMS", "first", "index.html", "third"])
    // The name is free.
    try sample.add("second")
  }

  /// Beside a list lies something with the right name and other bytes: it does not get in.
  @Test func nothingElseIsFinished() throws {
    let sample = try SampleArchive()
    let (manager, folder) = (FileManager.default, sample.folder)
    try manager.moveItem(at: folder.appending(path: "first"), to: folder.appending(path: ".first.1"))
    try manager.removeItem(at: folder.appending(path: ".first.1/SHA256SUMS"))
    try Data("x".utf8).write(to: folder.appending(path: ".first.1/SHA256SUMS"))
    #expect(try sample.findings().first?.hasPrefix("first/SHA256SUMS: missing; ") == true)
    #expect(!sample.exists("first"))
  }

  @Test func severalAtOnceAreAllArchived() async throws {
    let sample = try SampleArchive()
    let names = (0..<6).map { "draft-\($0)" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names { group.addTask { try sample.add(name) } }
      try await group.waitForAll()
    }
    #expect(try sample.archive.entries().map(\.name) == names + ["first"])
    #expect(try sample.findings() == [])
  }

  @Test func ofTwoWithOneNameOneIsArchived() async throws {
    let sample = try SampleArchive()
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { (try? sample.add("second")) != nil } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done == 1)
    #expect(try sample.findings() == [])
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() throws {
    let sample = try SampleArchive()
    let old = try sample.contents
    // A name that is a file and a folder at once cannot be written.
    let error = #expect(throws: ArchiveError.self) { try sample.add("second", files: ["a": "x", "a/b": "x"]) }
    #expect(error?.cause == .files && error?.message.hasSuffix(": File exists") == true, "\(error as Any)")
    #expect(try sample.contents == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).count == 3)
  }
}
