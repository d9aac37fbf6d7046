import Foundation
import Hashing
import ProcessorTime
import SampleFolders
import Testing

@testable import Archiving

/// Every byte of an archive counts.
@Suite struct ArchiveVerifyTests {
  static func digest(_ bytes: Data) -> String { SHA256Digest(of: bytes).description }

  /// Each file of the write-up, and the two beside it: flipped, cut off, removed.
  @Test func everyFileIsCompared() throws {
    let sample = try SampleArchive()
    let files = try sample.contents
    #expect(files.count == SampleArchive.files.count + 4)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let isList = path.hasSuffix("SHA256SUMS")
      for place in [0, bytes.count / 2, bytes.count - 1] {
        var flipped = bytes
        flipped[place] ^= 1
        try sample.folder.overwrite(path, flipped)
        let found = try sample.findings()
        let changed = "\(path): changed; recorded \(Self.digest(bytes)), found \(Self.digest(flipped))"
        #expect(isList ? !found.isEmpty : found == [changed], "\(path) byte \(place): \(found)")
        if path == "first/SHA256SUMS" { #expect(found.first == changed) }
      }
      try sample.folder.overwrite(path, bytes.dropLast())
      let cut = try sample.findings()
      #expect(cut.contains { $0.hasPrefix("\(path)") }, "\(path): \(cut)")
      if !isList {
        #expect(cut == ["\(path): changed; recorded \(Self.digest(bytes)), found \(Self.digest(bytes.dropLast()))"])
      }
      try FileManager.default.removeItem(at: sample.folder.appending(path: path))
      let gone = try sample.findings()
      if isList {
        #expect(gone.contains { $0.hasPrefix("\(path): missing") }, "\(gone)")
      } else {
        #expect(gone == ["\(path): missing; recorded \(Self.digest(bytes)), found nothing"])
      }
      try sample.folder.overwrite(path, bytes)
      #expect(try sample.findings() == [])
    }
  }

  @Test(arguments: ["first/new.txt", "first/figures/new.svg", "first/.hidden", "first/deep/er/file", "new.txt"])
  func everyFileThatIsAddedIsNamed(path: String) throws {
    let sample = try SampleArchive()
    let file = sample.folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("new".utf8).write(to: file)
    let line = "\(path): extra; recorded nothing, found \(Self.digest(Data("new".utf8)))"
    let found = try sample.findings()
    #expect(found.contains(line), "\(found)")
    #expect(try sample.findings(["first"]).contains(line) == (path != "new.txt"))
  }

  /// Two seconds for a release; this is the debugging build on a busy machine. It took minutes when every finding was
  /// compared with every other.
  @Test func twentyThousandFilesThatAreAddedAreNamedInSeconds() throws {
    let sample = try SampleArchive()
    for number in 0..<20_000 {
      let file = open("\(sample.folder.path)/first/\(number)", O_WRONLY | O_CREAT | O_EXCL, 0o644)
      #expect(file >= 0)
      close(file)
    }
    var count = 0
    let time = try ProcessorTime.measure { count = try sample.findings().count }
    #expect(count == 20_000)
    #expect(time < .seconds(20), "\(time)")
  }

  @Test func everyByteOfTheListsCounts() throws {
    let sample = try SampleArchive()
    for path in ["SHA256SUMS", "first/SHA256SUMS"] {
      let bytes = try sample.bytes(path)
      for place in bytes.indices {
        for bit in [UInt8(1), 4, 32] {
          var flipped = bytes
          flipped[place] ^= bit
          try sample.folder.overwrite(path, flipped)
          #expect(!(try sample.findings().isEmpty), "\(path) byte \(place)")
        }
      }
      try sample.folder.overwrite(path, bytes)
    }
    #expect(try sample.findings() == [])
  }

  /// Whoever changes a file and its line in the write-up's own list is found out by the list of all.
  @Test func aListThatWasWrittenAgainIsFound() throws {
    let sample = try SampleArchive()
    let (path, bytes) = ("first/chapters/two.md", Data("# Changed\n".utf8))
    let old = try sample.bytes(path)
    let sums = String(decoding: try sample.bytes("first/SHA256SUMS"), as: UTF8.self)
    let forged = sums.replacing(Self.digest(old), with: Self.digest(bytes))
    #expect(forged != sums)
    try sample.folder.overwrite(path, bytes)
    try sample.folder.overwrite("first/SHA256SUMS", Data(forged.utf8))
    #expect(
      try sample.findings() == [
        "first/SHA256SUMS: changed; recorded \(Self.digest(Data(sums.utf8))), found \(Self.digest(Data(forged.utf8)))"
      ])
    let entries = try sample.archive.entries()
    #expect(entries.count == 1)
    #expect(throws: Archive.Unusable.self) { try entries[0].metadata.get() }
  }

  @Test func wholeWriteUpsAreMissedAndStrangeOnesNamed() throws {
    let sample = try SampleArchive()
    let manager = FileManager.default
    try manager.copyItem(at: sample.folder.appending(path: "first"), to: sample.folder.appending(path: "copy"))
    #expect(try sample.findings() == ["copy: SHA256SUMS does not have it: it was not archived here"])
    try manager.removeItem(at: sample.folder.appending(path: "first"))
    #expect(try sample.findings().contains { $0.hasPrefix("first/SHA256SUMS: missing; recorded ") })
    // The next one that is archived does not make this right.
    try sample.add("second")
    let found = try sample.findings()
    #expect(found.count == 2 && found[0].hasPrefix("copy: ") && found[1].hasPrefix("first/SHA256SUMS: missing"))
    #expect(try sample.findings(["second"]) == [])
  }

  @Test func namesAreKnown() throws {
    let sample = try SampleArchive()
    let error = #expect(throws: ArchiveError.self) { try sample.findings(["frist"]) }
    #expect(error?.hint == "did you mean 'first'?" && error?.cause == .option)
    let none = try SampleArchive(nil)
    let nothing = #expect(throws: ArchiveError.self) { try none.archive.verify([]) }
    #expect(nothing?.cause == .outdated && nothing?.message.hasSuffix(": nothing was compared") == true)
    #expect(throws: ArchiveError.self) { try none.archive.verify(["first"]) }
    #expect(try none.archive.entries().isEmpty)
    #expect(!none.exists(""))
  }
}
