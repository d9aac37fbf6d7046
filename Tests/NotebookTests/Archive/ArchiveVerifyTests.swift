import Foundation
import Hashing
import Testing

@testable import Notebook

/// Every byte of an archive counts.
@Suite struct ArchiveVerifyTests {
  static func digest(_ bytes: Data) -> String { SHA256Digest(of: bytes).description }

  /// Each file of the write-up, and the two beside it: flipped, cut off, removed.
  @Test func everyFileIsCompared() async throws {
    let book = try await ArchivedBook.copy()
    let files = try book.notebook.files(in: "output/archive")
    #expect(files.count == SmallBook.output.count + ArchivedBook.own.count + 2)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let isList = path.hasSuffix("SHA256SUMS")
      for place in [0, bytes.count / 2, bytes.count - 1] {
        var flipped = bytes
        flipped[place] ^= 1
        try book.overwrite(path, flipped)
        let found = try book.findings()
        let changed = "\(path): changed; recorded \(Self.digest(bytes)), found \(Self.digest(flipped))"
        #expect(isList ? !found.isEmpty : found == [changed], "\(path) byte \(place): \(found)")
        if path == "first/SHA256SUMS" { #expect(found.first == changed) }
      }
      try book.overwrite(path, bytes.dropLast())
      let cut = try book.findings()
      #expect(cut.contains { $0.hasPrefix("\(path)") }, "\(path): \(cut)")
      if !isList {
        #expect(cut == ["\(path): changed; recorded \(Self.digest(bytes)), found \(Self.digest(bytes.dropLast()))"])
      }
      try FileManager.default.removeItem(at: book.folder.appending(path: path))
      let gone = try book.findings()
      if isList {
        #expect(gone.contains { $0.hasPrefix("\(path): missing") }, "\(gone)")
      } else {
        #expect(gone == ["\(path): missing; recorded \(Self.digest(bytes)), found nothing"])
      }
      try book.overwrite(path, bytes)
      #expect(try book.findings() == [])
    }
  }

  @Test(arguments: ["first/new.txt", "first/figures/new.svg", "first/.hidden", "first/deep/er/file", "new.txt"])
  func everyFileThatIsAddedIsNamed(path: String) async throws {
    let book = try await ArchivedBook.copy()
    let file = book.folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("new".utf8).write(to: file)
    let line = "\(path): extra; recorded nothing, found \(Self.digest(Data("new".utf8)))"
    let found = try book.findings()
    #expect(found.contains(line), "\(found)")
    #expect(try book.findings(["first"]).contains(line) == (path != "new.txt"))
  }

  @Test func everyByteOfTheListsCounts() throws {
    let book = try ArchivedBook.tiny()
    for path in ["SHA256SUMS", "first/SHA256SUMS"] {
      let bytes = try book.notebook.bytes("output/archive/\(path)")
      for place in bytes.indices {
        for bit in [UInt8(1), 4, 32] {
          var flipped = bytes
          flipped[place] ^= bit
          try book.overwrite(path, flipped)
          #expect(!(try book.findings().isEmpty), "\(path) byte \(place)")
        }
      }
      try book.overwrite(path, bytes)
    }
    #expect(try book.findings() == [])
  }

  /// Whoever changes a file and its line in the write-up's own list is found out by the list of all.
  @Test func aListThatWasWrittenAgainIsFound() async throws {
    let book = try await ArchivedBook.copy()
    let (path, bytes) = ("first/chapters/two.md", Data("# Two\n".utf8))
    let old = try book.notebook.bytes("output/archive/\(path)")
    let sums = try book.notebook.text("output/archive/first/SHA256SUMS")
    let forged = sums.replacing(Self.digest(old), with: Self.digest(bytes))
    #expect(forged != sums)
    try book.overwrite(path, bytes)
    try book.overwrite("first/SHA256SUMS", Data(forged.utf8))
    #expect(
      try book.findings() == [
        "first/SHA256SUMS: changed; recorded \(Self.digest(Data(sums.utf8))), found \(Self.digest(Data(forged.utf8)))"
      ])
    let entries = try book.shelf.entries()
    #expect(entries.count == 1)
    #expect(throws: ArchiveShelf.Unusable.self) { try entries[0].card.get() }
  }

  @Test func wholeWriteUpsAreMissedAndStrangeOnesNamed() async throws {
    let book = try await ArchivedBook.copy()
    let manager = FileManager.default
    try manager.copyItem(at: book.folder.appending(path: "first"), to: book.folder.appending(path: "copy"))
    #expect(try book.findings() == ["copy: SHA256SUMS does not have it: it was not archived here"])
    try manager.removeItem(at: book.folder.appending(path: "first"))
    #expect(try book.findings().contains { $0.hasPrefix("first/SHA256SUMS: missing; recorded ") })
    // The next one that is archived does not make this right.
    try book.add("second")
    let found = try book.findings()
    #expect(found.count == 2 && found[0].hasPrefix("copy: ") && found[1].hasPrefix("first/SHA256SUMS: missing"))
    #expect(try book.findings(["second"]) == [])
  }

  @Test func namesAreKnown() async throws {
    let book = try await ArchivedBook.copy()
    let error = #expect(throws: ArchiveError.self) { try book.findings(["frist"]) }
    #expect(error?.hint == "did you mean 'first'?" && error?.cause == .option)
    let none = try TestNotebook([:])
    #expect(try ArchiveShelf(output: none.folder.path).verify([]).findings.isEmpty)
    #expect(throws: ArchiveError.self) { try ArchiveShelf(output: none.folder.path).verify(["first"]) }
    #expect(try ArchiveShelf(output: none.folder.path).entries().isEmpty)
    #expect(!none.exists("archive"))
  }
}
