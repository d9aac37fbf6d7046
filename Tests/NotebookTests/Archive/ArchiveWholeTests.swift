import Files
import Foundation
import Hashing
import Testing

@testable import Notebook

/// All at once or not at all, whenever it ends.
@Suite struct ArchiveWholeTests {
  /// A program that was killed between its renames left this: the list is new, the rest still beside its place.
  @Test(arguments: [true, false]) func whatWasCutOffIsFinished(isIndexMissing: Bool) async throws {
    let book = try await ArchivedBook.copy()
    let oldIndex = try book.notebook.bytes("output/archive/index.html")
    try book.add("second")
    let whole = try book.notebook.files(in: "output/archive")
    let (manager, folder) = (FileManager.default, book.folder)
    try manager.moveItem(at: folder.appending(path: "index.html"), to: folder.appending(path: ".index.html.1"))
    if !isIndexMissing { try oldIndex.write(to: folder.appending(path: "index.html")) }
    try manager.moveItem(at: folder.appending(path: "second"), to: folder.appending(path: ".second.1"))
    #expect(try book.findings() == [])
    #expect(try book.notebook.files(in: "output/archive") == whole)
  }

  /// Killed before the list was renamed, it left nothing that counts.
  @Test func whatWasNotArchivedGoesAway() async throws {
    let book = try await ArchivedBook.copy()
    let old = try book.notebook.files(in: "output/archive")
    try book.add("second")
    let new = try book.notebook.bytes("output/archive/SHA256SUMS")
    let (manager, folder) = (FileManager.default, book.folder)
    try manager.moveItem(at: folder.appending(path: "second"), to: folder.appending(path: ".second.1"))
    try manager.moveItem(at: folder.appending(path: "index.html"), to: folder.appending(path: ".index.html.1"))
    try new.write(to: folder.appending(path: ".SHA256SUMS.1"))
    for name in ["index.html", "SHA256SUMS"] { try book.overwrite(name, old[name] ?? Data()) }
    #expect(try book.findings() == [])
    #expect(try book.shelf.entries().map(\.name) == ["first"])
    try book.add("third")
    #expect(try book.findings() == [])
    #expect(
      try manager.contentsOfDirectory(atPath: folder.path).sorted() == ["SHA256SUMS", "first", "index.html", "third"])
    // The name is free.
    try book.add("second")
  }

  /// Beside a list lies something with the right name and other bytes: it does not get in.
  @Test func nothingElseIsFinished() async throws {
    let book = try await ArchivedBook.copy()
    let (manager, folder) = (FileManager.default, book.folder)
    try manager.moveItem(at: folder.appending(path: "first"), to: folder.appending(path: ".first.1"))
    try manager.removeItem(at: folder.appending(path: ".first.1/SHA256SUMS"))
    try Data("x".utf8).write(to: folder.appending(path: ".first.1/SHA256SUMS"))
    #expect(try book.findings().first?.hasPrefix("first/SHA256SUMS: missing; ") == true)
    #expect(!book.notebook.exists("output/archive/first"))
  }

  @Test func severalAtOnceAreAllArchived() async throws {
    let book = try await ArchivedBook.copy()
    let names = (0..<6).map { "draft-\($0)" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names { group.addTask { try book.add(name) } }
      try await group.waitForAll()
    }
    #expect(try book.shelf.entries().map(\.name) == names + ["first"])
    #expect(try book.findings() == [])
  }

  @Test func ofTwoWithOneNameOneIsArchived() async throws {
    let book = try await ArchivedBook.copy()
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { (try? book.add("second")) != nil } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done == 1)
    #expect(try book.findings() == [])
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() async throws {
    let book = try await ArchivedBook.copy()
    let old = try book.notebook.files(in: "output/archive")
    var files: [RelativePath: Data] = [:]
    // A name that is a file and a folder at once cannot be written.
    for name in ["a", "a/b"] { files[RelativePath(name)] = Data("x".utf8) }
    var card = try book.shelf.entries()[0].card.get()
    card.name = "second"
    let error = #expect(throws: ArchiveError.self) { try book.shelf.add(card, files: files) }
    #expect(error?.cause == .files && error?.message.hasSuffix(": File exists") == true, "\(error as Any)")
    #expect(try book.notebook.files(in: "output/archive") == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: book.folder.path).count == 3)
  }
}
